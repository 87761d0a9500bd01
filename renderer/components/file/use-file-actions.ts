import { until } from '@vueuse/core';
import { storeToRefs } from 'pinia';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { differingHyperparameters } from '#shared/compare/differing-settings.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import type { OpenedFile } from '../../client/file-access.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useFileStore } from '../../stores/file-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { useCheckStore } from './check-store.ts';
import { useLeaveStore } from './leave-store.ts';

/** What the user does with experiments as files, and how the present one is called. */
export function useFileActions() {
  const { t } = useI18n();
  const document = useDocumentStore();
  const check = useCheckStore();
  const leave = useLeaveStore();
  const fileStore = useFileStore();
  const { status } = storeToRefs(useLabStore());
  const { startHyperparameters, data, start } = storeToRefs(useExperimentStore());

  /** The title: its own, that of its file, or what it is. */
  const title = computed(() => {
    if (document.name !== '') return document.name;
    const { seed } = startHyperparameters.value;
    if (data.value.kind === 'table') return t('file.tableTitle', { name: data.value.table.name, seed });
    const isLecture =
      differingHyperparameters(lectureHyperparameters, {
        ...startHyperparameters.value,
        seed: lectureHyperparameters.seed,
      }).length === 0;
    return t(isLecture ? 'experiment.lecture' : 'experiment.title', { seed });
  });

  const mayLeave = (): Promise<boolean> => leave.mayLeave(title.value);

  async function show(file: OpenedFile): Promise<void> {
    if (await document.openFile(file)) await check.check(file.bytes);
  }

  /** Opens a file that is there already, once the engine is free and the user has said what becomes of the present experiment. */
  async function openGiven(file: OpenedFile): Promise<void> {
    // A window that was opened with a file has an experiment first: one to stay if the file is refused.
    await until(() => status.value === 'ready' && start.value !== null).toBe(true);
    if (await mayLeave()) await show(file);
  }

  /** Asks for a file and opens it. */
  async function openFrom(ask: () => Promise<OpenedFile | null>): Promise<void> {
    if (!(await mayLeave())) return;
    const file = await ask().catch(document.refuse);
    if (file) await show(file);
  }

  async function startNew(): Promise<void> {
    if ((await mayLeave()) && (await document.startNew())) check.dismiss();
  }

  return {
    title,
    mayLeave,
    openGiven,
    openFrom,
    startNew,
    open: () => openFrom(() => fileStore.files.openFile()),
    save: () => document.save(title.value),
    saveAs: () => document.saveAs(title.value),
  };
}
