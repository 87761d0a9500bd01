import { courseTexts } from '#shared/lessons/course/load-course.ts';
import type { CourseLessonId } from '#shared/lessons/course/course.ts';
import { lessonState } from '#shared/lessons/experiment.ts';
import { teacherTexts } from '#shared/lessons/course/load-guide.ts';
import { lessonLanguages, type Lesson, type LessonLanguage } from '#shared/lessons/lesson.ts';
import { readLesson } from '#shared/lessons/read/read-lesson.ts';
import type { OpenedFile, SavedFile } from '../../client/file-access.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useLessonStore } from '../../stores/lesson-store.ts';
import { usePartStore } from '../../stores/part-store.ts';
import { useProgressStore } from '../../stores/progress-store.ts';
import { useScreenStore } from '../../stores/screen-store.ts';
import { useWelcomeStore } from '../../stores/welcome-store.ts';

type MayLeave = () => Promise<boolean>;

/** The student's number where the lesson's seed follows from it: as the document has it, else as the student says; `refused` without one. */
async function studentFor(lesson: Lesson): Promise<number | null | 'refused'> {
  const known = useDocumentStore().student;
  if (lesson.experiment.seed !== 'own' || known !== null) return known;
  return (await useLessonStore().askStudent()) ?? 'refused';
}

/** Puts a lesson and its experiment in the place of the present one, once that may be left. `text`: null for one of the course. */
async function begin(lesson: Lesson, text: string | null, mayLeave: MayLeave): Promise<boolean> {
  const student = await studentFor(lesson);
  if (student === 'refused' || !(await mayLeave())) return false;
  const kept = text === null ? useProgressStore().of(lesson.id, student) : null;
  const { id, language, gate } = lesson;
  const began = await useDocumentStore().startLesson(lessonState(lesson, student), {
    lesson: { id, language, text, task: kept?.atHand ?? null, gate },
    student,
    predictions: kept?.predictions ?? [],
  });
  if (!began) return false;
  if (useScreenStore().screen === 'lessons') useScreenStore().screen = 'step';
  useWelcomeStore().close();
  return true;
}

/** Opens a lesson of the course with its experiment; the one that is open already is gone on with. */
export async function openCourseLesson(
  id: CourseLessonId,
  language: LessonLanguage,
  mayLeave: MayLeave,
): Promise<void> {
  const { lesson: present } = useDocumentStore();
  const store = useLessonStore();
  if (present?.id === id && present.text === null && store.lesson) {
    useScreenStore().screen = 'step';
    useWelcomeStore().close();
    store.goTo(store.page);
    return;
  }
  const text = (await usePartStore().load(() => courseTexts(language)))[id];
  const { lesson, faults } = readLesson(text);
  store.faulty = lesson ? null : { name: id, faults };
  if (lesson && (await begin(lesson, null, mayLeave))) store.file = null;
}

/**
 * The same lesson, written anew: what was answered stays, and the experiment changes only where the lesson's does. False where
 * another one was opened in the meantime.
 */
async function replace(lesson: Lesson, text: string, before: Lesson): Promise<boolean> {
  const document = useDocumentStore();
  const experiment = useExperimentStore();
  const isOpen = (): boolean => document.lesson?.id === lesson.id && document.lesson.text !== null;
  if (!isOpen()) return false;
  const [was, is] = [before, lesson].map((each) => lessonState(each, document.student));
  if (is && JSON.stringify(was) !== JSON.stringify(is)) await experiment.change(() => (isOpen() ? is : null));
  if (!document.lesson || !isOpen()) return false;
  document.lesson = { ...document.lesson, language: lesson.language, text, gate: lesson.gate };
  return true;
}

/** Shows a lesson file with its experiment, or what is wrong with it; the present experiment then stays. */
export async function openLessonFile({ bytes, name, handle }: OpenedFile, mayLeave: MayLeave): Promise<void> {
  const document = useDocumentStore();
  const store = useLessonStore();
  const text = new TextDecoder().decode(bytes);
  const { lesson, faults } = readLesson(text);
  const file: SavedFile = { name, handle };
  store.faulty = lesson ? null : { name, faults };
  const isSame = store.file !== null && store.file.name === name && document.lesson?.text !== null;
  if (!lesson) {
    store.file = file;
    useWelcomeStore().close();
    return;
  }
  if (isSame && store.lesson?.id === lesson.id) {
    if (await replace(lesson, text, store.lesson)) store.file = file;
  } else if (await begin(lesson, text, mayLeave)) store.file = file;
}

/** A lesson to begin with, in a language of the app, as the bytes of its file. */
export async function templateBytes(language: string): Promise<Uint8Array<ArrayBuffer>> {
  const known = lessonLanguages.find((each) => each === language) ?? 'en';
  return new TextEncoder().encode((await teacherTexts(known)).template);
}
