import { useI18n } from 'vue-i18n';
import { asLabError } from '#shared/lab-error.ts';
import { download } from '../../client/download.ts';
import type { PictureKind } from '../../pictures/take-picture.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { fileNameOf } from '../../stores/file-name.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { usePartStore } from '../../stores/part-store.ts';

/** Fetches what takes pictures. */
export const loadPictures = () => import('../../pictures/take-picture.ts');

/** Saves the picture on screen (F24): the element that says by `data-picture` what it shows, in a word for file names. */
export function usePictureExport(): (kind: PictureKind) => Promise<void> {
  const { t } = useI18n();
  const experiment = useExperimentStore();
  const documentStore = useDocumentStore();
  const lab = useLabStore();
  const parts = usePartStore();

  async function picture(kind: PictureKind): Promise<{ name: string; content: Blob } | null> {
    const root = document.querySelector<HTMLElement>('[data-picture]');
    if (!root) return null;
    const title = documentStore.name || `dropout-lab-seed-${String(experiment.hyperparameters.seed)}`;
    const shown = `-step-${String(experiment.shownStep)}-${root.dataset['picture'] ?? ''}`;
    const { takePicture } = await parts.load(loadPictures);
    const content = await takePicture(root, kind, title + shown);
    return content && { name: fileNameOf(title, `${shown}.${kind}`), content };
  }

  return async (kind) => {
    try {
      const file = await picture(kind);
      if (file) download(file);
      else lab.refuse(t('export.nothingToPaint'));
    } catch (thrown) {
      lab.refuse(t('export.pictureFailed', { reason: asLabError(thrown).message }));
    }
  };
}
