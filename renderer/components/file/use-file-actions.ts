import { storeToRefs } from 'pinia';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { OpenedFile } from '../../client/file-access.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useFileStore } from '../../stores/file-store.ts';
import { usePartStore } from '../../stores/part-store.ts';
import { useWelcomeStore } from '../../stores/welcome-store.ts';
import { isLessonFile } from '../../client/lesson-file.ts';
import { fileNameOf } from '../../stores/file-name.ts';
import { useLessonStore } from '../../stores/lesson-store.ts';
import { loadLessonOpening, loadLessonStart } from '../lesson/load-opening.ts';
import { useCheckStore } from './check-store.ts';
import { useLeaveStore } from './leave-store.ts';
import { useExperimentName } from './use-experiment-name.ts';

/** What the user does with experiments as files, and how the present one is called. */
export function useFileActions() {
  const { t } = useI18n();
  const experimentName = useExperimentName();
  const document = useDocumentStore();
  const check = useCheckStore();
  const leave = useLeaveStore();
  const parts = usePartStore();
  const fileStore = useFileStore();
  const welcome = useWelcomeStore();
  const lessons = useLessonStore();
  const { startHyperparameters, data } = storeToRefs(useExperimentStore());

  /** The title: its own, that of its file, or what it is. */
  const title = computed(() => {
    if (document.name !== '') return document.name;
    return experimentName(startHyperparameters.value, data.value.kind === 'table' ? data.value.table.name : null);
  });

  const mayLeave = (): Promise<boolean> => leave.mayLeave(title.value);

  /** Shows a file of a lesson or of an experiment. A broken one is refused before anybody is asked what becomes of the present one. */
  async function show(file: OpenedFile, leave: () => Promise<boolean>): Promise<void> {
    if (isLessonFile(file.name)) {
      const { openLessonFile } = await parts.load(loadLessonOpening);
      await openLessonFile(file, leave);
      return;
    }
    if (!(await document.openFile(file, leave))) return;
    welcome.close();
    void check.check(file.bytes); // which takes as long as the engine has other things to do
  }

  /** Opens a file that is there already, once the user has said what becomes of the present experiment. */
  const openGiven = (file: OpenedFile): Promise<void> => show(file, mayLeave);

  /** Asks for a file and opens it. */
  async function openFrom(ask: () => Promise<OpenedFile | null>): Promise<void> {
    const file = await ask().catch(document.refuse);
    if (file) await show(file, mayLeave);
  }

  /** Saves a copy of the open lesson for a class to begin with; the present experiment stays the one of its own file. */
  async function saveLessonStart(): Promise<void> {
    if (lessons.lesson === null) return;
    lessons.isStartSaved = false;
    const { number, lesson } = lessons;
    const name = fileNameOf(
      number === null
        ? t('file.lessonStartTitle', { title: lesson.title })
        : t('file.courseStartTitle', { number, title: lesson.title }),
    );
    const bytes = parts.load(loadLessonStart).then(({ lessonStartBytes }) => lessonStartBytes());
    lessons.isStartSaved =
      (await fileStore.files.saveFile({ name, handle: null, replaces: null, bytes }).catch(document.refuse)) !== null;
  }

  async function begin(completedSteps: number): Promise<void> {
    if (!(await mayLeave()) || !(await document.startNew(completedSteps))) return;
    check.dismiss();
    welcome.close();
  }

  return {
    title,
    mayLeave,
    openGiven,
    openFrom,
    startNew: () => begin(0),
    /** The lecture's experiment with its first step on screen. */
    openLecture: () => begin(1),
    open: () => openFrom(() => fileStore.files.openFile()),
    save: () => document.save(title.value),
    saveAs: () => document.saveAs(title.value),
    saveLessonStart,
  };
}
