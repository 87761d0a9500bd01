import { storeToRefs } from 'pinia';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import { useDialogStore } from '../../stores/dialog-store.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useFileStore } from '../../stores/file-store.ts';
import { useHidingStore } from '../../stores/hiding-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { useViewStore } from '../../stores/view-store.ts';
import { useTensorName } from '../loom/use-tensor-name.ts';
import type { FileMenuItem } from './file-menu-item.ts';
import { usePictureExport } from './use-picture-export.ts';

type Wanted = Parameters<LabClient['exportFile']>[0];

/** The entry of the File menu that takes what is on screen out of the app. */
export function useExportItem(): ComputedRef<FileMenuItem> {
  const { t } = useI18n();
  const lab = useLabStore();
  const { files } = useFileStore();
  const { refuse } = useDocumentStore();
  const { status } = storeToRefs(lab);
  const { shownStep: step } = storeToRefs(useExperimentStore());
  const { selection } = storeToRefs(useViewStore());
  const dialogs = useDialogStore();
  const hiding = useHidingStore();
  const tensorName = useTensorName();
  const takePicture = usePictureExport();

  /** Whether a file would show what is asked for. */
  function wouldShow(wanted: Wanted): boolean {
    return hiding.isPlaceHidden(wanted.kind) || ('tensor' in wanted && hiding.isHidden(wanted.tensor));
  }

  async function take(wanted: Wanted): Promise<void> {
    const file = await lab.ask((client, signal) => client.exportFile(wanted, signal));
    if (!file) return;
    const content = new Blob([new Uint8Array(file.bytes)], { type: file.mediaType });
    await files.saveExport({ name: file.name, content }).catch(refuse);
  }

  return computed(() => {
    const isDisabled = status.value !== 'ready' || step.value === 0;
    const { tensor } = selection.value;
    const named = { name: tensorName(tensor) };
    const item = (wanted: Wanted, text: string, extension: string): FileMenuItem => ({
      key: wanted.kind,
      text,
      shortcut: extension,
      isDisabled: isDisabled || wouldShow(wanted),
      run: () => take(wanted),
    });
    const picture = (kind: 'png' | 'svg'): FileMenuItem => ({
      key: kind,
      text: t(`export.${kind}`),
      shortcut: `.${kind}`,
      run: () => takePicture(kind),
    });
    const hidden = hiding.isAnyHidden ? t('hiding.exports') : null;
    const note = step.value === 0 ? t('export.noStep') : hidden;
    return {
      key: 'export',
      text: t('export.menu'),
      ...(note === null ? {} : { note }),
      items: [
        item({ kind: 'script', step: step.value }, t('export.script'), '.py'),
        item({ kind: 'notebook', step: step.value }, t('export.notebook'), '.ipynb'),
        item({ kind: 'matrices', step: step.value }, t('export.matrices'), '.zip'),
        item({ kind: 'csv', step: step.value, tensor }, t('export.csv', named), '.csv'),
        item({ kind: 'npy', step: step.value, tensor }, t('export.npy', named), '.npy'),
        picture('png'),
        picture('svg'),
        {
          key: 'worksheet',
          text: t('file.worksheet'),
          isDisabled: isDisabled || hiding.isPlaceHidden('worksheet'),
          run: dialogs.openWorksheet,
        },
      ],
    };
  });
}
