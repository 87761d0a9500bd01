import { useI18n } from 'vue-i18n';
import type { CourseLessonId } from '#shared/lessons/course/course.ts';
import { lessonLanguages } from '#shared/lessons/lesson.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useFileStore } from '../../stores/file-store.ts';
import { usePartStore } from '../../stores/part-store.ts';
import { useFileActions } from '../file/use-file-actions.ts';
import { loadLessonOpening } from './load-opening.ts';

/** What the user does with lessons; what reads them is fetched when it is first needed. */
export function useLessons() {
  const { t, locale } = useI18n();
  const parts = usePartStore();
  const document = useDocumentStore();
  const fileStore = useFileStore();
  const actions = useFileActions();

  /** Opens a lesson of the course in the language of the app. */
  async function openCourse(id: CourseLessonId): Promise<void> {
    const { openCourseLesson } = await parts.load(loadLessonOpening);
    const language = lessonLanguages.find((each) => each === locale.value) ?? 'en';
    await openCourseLesson(id, language, actions.mayLeave);
  }

  /** Asks for a file, a lesson's or an experiment's, and opens it. */
  async function openFile(): Promise<void> {
    const file = await fileStore.files.openFile().catch(document.refuse);
    if (file) await actions.openGiven(file);
  }

  /** Saves a lesson to begin with where the user says, and opens it. */
  async function startNew(): Promise<void> {
    const bytes = parts.load(loadLessonOpening).then(({ templateBytes }) => templateBytes(locale.value));
    const name = `${t('file.newLessonName')}.lesson.md`;
    const saved = await fileStore.files.saveFile({ name, handle: null, replaces: null, bytes }).catch(document.refuse);
    if (saved) await actions.openGiven({ ...saved, bytes: await bytes });
  }

  return { openCourse, openFile, startNew };
}
