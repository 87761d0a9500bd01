import type { WeightMapping } from '#shared/contract/import-contract.ts';
import type { Edit } from '#shared/edits.ts';
import { pickFile } from '../../client/pick-file.ts';
import { readFile } from '../../client/read-file.ts';
import { useDialogStore, type GivenWeights } from '../../stores/dialog-store.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useWaitStore } from '../../stores/wait-store.ts';

/** The endings of files that hold weights; of those that cannot be read here the engine says how they become such that can. */
const weightExtensions = ['.safetensors', '.npz', '.npy', '.pt', '.pth', '.bin', '.ckpt', '.pkl', '.h5'] as const;

/** Whether a file holds weights, by its name. */
export function holdsWeights(name: string): boolean {
  return weightExtensions.some((extension) => name.toLowerCase().endsWith(extension));
}

/** Weights of other programs: of a file the user picks, or of one that was dropped. */
export function useWeights() {
  const dialogs = useDialogStore();
  const document = useDocumentStore();
  const experiment = useExperimentStore();
  const waits = useWaitStore();

  /** Brings in the weights of a file; where anything about them has to be asked or said, a dialog does first. */
  async function takeWeights(file: File): Promise<void> {
    const read = await readFile(file, null).catch(document.refuse);
    if (!read) return;
    const { bytes, name } = read;
    const preview = await waits.ask({ kind: 'open', name }, (client) => client.previewWeights({ file: bytes, name }));
    if (!preview) return;
    if (preview.isPlain) await importWeights({ bytes, name, preview }, preview.proposal);
    else dialogs.openWeights({ bytes, name, preview });
  }

  /** Puts weights in the place of the parameters, before the step on screen computes: one edit, undoable; false when they are refused. */
  async function importWeights({ bytes, name }: GivenWeights, mapping: WeightMapping): Promise<boolean> {
    return experiment.addEdits(async (client) => {
      const { parameters } = await client.readWeights({ file: bytes, name, mapping });
      const step = Math.max(experiment.shownStep, 1);
      return parameters.map(({ name: tensor, values }): Edit => ({
        kind: 'tensor',
        step,
        tensor,
        values: values.slice(),
      }));
    });
  }

  async function pickWeights(): Promise<void> {
    const file = await pickFile(weightExtensions);
    if (file) await takeWeights(file);
  }

  return { takeWeights, importWeights, pickWeights };
}
