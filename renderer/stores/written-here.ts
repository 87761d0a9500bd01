import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import { usePartStore } from './part-store.ts';

/** Fetched ahead: when it is needed, the host may be gone. */
export const loadFileWriter = () => import('#shared/experiment/write-file.ts');

/**
 * An experiment as the bytes of a file, written without the engine: whole, but for the numbers, which are computed when it is opened.
 * @throws LabError when it is inconsistent or too large for a file.
 */
export async function writtenHere(document: ExperimentDocument): Promise<Uint8Array> {
  const { experimentFileBytes } = await usePartStore().load(loadFileWriter);
  return experimentFileBytes(document, null);
}
