import type { Edit } from '#shared/edits.ts';
import { pickFile } from '../../client/pick-file.ts';
import { readFile } from '../../client/read-file.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';

/** The endings of the files that hold weights. */
export const weightExtensions = ['.safetensors', '.npz'] as const;

/** Weights of other programs: of a file the user picks, or of one that was dropped. */
export function useWeights() {
  const document = useDocumentStore();
  const experiment = useExperimentStore();
  const lab = useLabStore();

  /** Puts the weights of a file in the place of the parameters, before the step on screen computes: one edit, undoable. */
  async function takeWeights(file: File): Promise<void> {
    const read = await readFile(file, null).catch(document.refuse);
    if (!read) return;
    const weights = await lab.ask((client) => client.readWeights({ file: read.bytes, name: read.name }));
    if (!weights) return;
    const step = Math.max(experiment.shownStep, 1);
    await experiment.addEdits(
      ...weights.parameters.map(({ name, values }): Edit => ({
        kind: 'tensor',
        step,
        tensor: name,
        values: values.slice(),
      })),
    );
  }

  async function pickWeights(): Promise<void> {
    const file = await pickFile(weightExtensions);
    if (file) await takeWeights(file);
  }

  return { takeWeights, pickWeights };
}
