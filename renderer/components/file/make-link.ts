import { fault } from '#shared/errors/fault.ts';
import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import { LabError } from '#shared/lab-error.ts';
import { mostLinkCharacters, packForLink } from '../../client/experiment-link.ts';
import { addressWith } from '../../client/linked-address.ts';
import { writtenHere } from '../../stores/written-here.ts';
import type { MadeLink } from './link-store.ts';

export { unpackFromLink } from '../../client/experiment-link.ts';

/** What of an experiment goes into a link: what determines its numbers, how it is called, where the user looks, and the notes. */
function linked(whole: ExperimentDocument, title: string): ExperimentDocument {
  const own = { predictions: [], lesson: null, student: null, unknownFields: '' };
  return { ...whole, ...own, title, history: { past: [], future: [] } };
}

/**
 * A link to an experiment. Notes that do not fit are left out.
 * @throws LabError `invalid-input` where it is too large even without them.
 */
export async function makeLink(whole: ExperimentDocument, title: string): Promise<MadeLink> {
  const document = linked(whole, title);
  for (const notes of new Set([document.notes, ''])) {
    const packed = await packForLink(await writtenHere({ ...document, notes }));
    if (packed !== null) {
      const leavesNotesOut = notes !== document.notes;
      return { address: addressWith(packed), document: { ...document, notes }, leavesNotesOut };
    }
  }
  throw new LabError('invalid-input', fault('too-large-for-link', { most: mostLinkCharacters }));
}
