import { asLabError } from '#shared/lab-error.ts';
import type { PictureKind } from '../../pictures/take-picture.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useFileStore } from '../../stores/file-store.ts';
import { fileNameOf } from '../../stores/file-name.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { usePartStore } from '../../stores/part-store.ts';
import { fault } from '#shared/errors/fault.ts';

/** Fetches what takes pictures. */
export const loadPictures = () => import('../../pictures/take-picture.ts');

/** Saves the picture on screen: the element that says by `data-picture` what it shows, in a word for file names. */
export function usePictureExport(): (kind: PictureKind) => Promise<void> {
  const experiment = useExperimentStore();
  const documentStore = useDocumentStore();
  const lab = useLabStore();
  const parts = usePartStore();
  const { files } = useFileStore();

  async function picture(kind: PictureKind): Promise<{ name: string; content: Blob } | null> {
    const root = document.querySelector<HTMLElement>('[data-picture]');
    if (!root) return null;
    const title = documentStore.name || `dropout-lab-seed-${String(experiment.startHyperparameters.seed)}`;
    const shown = `-step-${String(experiment.shownStep)}-${root.dataset['picture'] ?? ''}`;
    const { takePicture } = await parts.load(loadPictures);
    const content = await takePicture(root, kind, title + shown);
    return content && { name: fileNameOf(title, `${shown}.${kind}`), content };
  }

  return async (kind) => {
    try {
      const file = await picture(kind);
      if (file) await files.saveExport(file);
      else lab.refuse(fault('nothing-to-paint'));
    } catch (thrown) {
      lab.refuse(fault('picture-failed', { reason: asLabError(thrown).fault }));
    }
  };
}
