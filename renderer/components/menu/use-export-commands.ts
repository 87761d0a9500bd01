import { storeToRefs } from 'pinia';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useFileStore } from '../../stores/file-store.ts';
import { useHidingStore } from '../../stores/hiding-store.ts';
import { useWaitStore } from '../../stores/wait-store.ts';
import { useViewStore } from '../../stores/view-store.ts';
import { usePictureExport } from '../file/use-picture-export.ts';
import { useTensorName } from '../loom/use-tensor-name.ts';
import type { CommandState, CommandStates } from './page-command.ts';
import { useLabShown } from './use-lab-shown.ts';

type Wanted = Parameters<LabClient['exportFile']>[0];
type Exported = Wanted['kind'] | 'png' | 'svg';

/** What takes what is on screen out of the app. */
export function useExportCommands(): ComputedRef<CommandStates<`export-${Exported}`>> {
  const { t } = useI18n();
  const waits = useWaitStore();
  const { files } = useFileStore();
  const { refuse } = useDocumentStore();
  const { shownStep: step } = storeToRefs(useExperimentStore());
  const { selection } = storeToRefs(useViewStore());
  const hiding = useHidingStore();
  const tensorName = useTensorName();
  const takePicture = usePictureExport();
  const isLabShown = useLabShown();

  /** Whether a file would show what is asked for. */
  function wouldShow(wanted: Wanted): boolean {
    return hiding.isPlaceHidden(wanted.kind) || ('tensor' in wanted && hiding.isHidden(wanted.tensor));
  }

  /** `name` is what the menu calls it. */
  async function take(wanted: Wanted, name: string): Promise<void> {
    const file = await waits.ask({ kind: 'export', name }, (client, signal) => client.exportFile(wanted, signal));
    if (!file) return;
    const content = new Blob([new Uint8Array(file.bytes)], { type: file.mediaType });
    await files.saveExport({ name: file.name, content }).catch(refuse);
  }

  return computed(() => {
    const { tensor } = selection.value;
    const named = { name: tensorName(tensor) };
    const file = (wanted: Wanted, text: string, ending: string): CommandState => ({
      text,
      ending,
      isDisabled: step.value === 0 || !isLabShown.value || wouldShow(wanted),
      run: () => take(wanted, text),
    });
    const picture = (kind: 'png' | 'svg'): CommandState => ({
      text: t(`export.${kind}`),
      ending: `.${kind}`,
      isDisabled: !isLabShown.value,
      run: () => takePicture(kind),
    });
    return {
      'export-script': file({ kind: 'script', step: step.value }, t('export.script'), '.py'),
      'export-notebook': file({ kind: 'notebook', step: step.value }, t('export.notebook'), '.ipynb'),
      'export-matrices': file({ kind: 'matrices', step: step.value }, t('export.matrices'), '.zip'),
      'export-csv': file({ kind: 'csv', step: step.value, tensor }, t('export.csv', named), '.csv'),
      'export-npy': file({ kind: 'npy', step: step.value, tensor }, t('export.npy', named), '.npy'),
      'export-png': picture('png'),
      'export-svg': picture('svg'),
    };
  });
}
