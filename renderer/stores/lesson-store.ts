import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { Verdict } from '#shared/lessons/answers/verdict.ts';
import type { OpenLesson } from '#shared/experiment/experiment-document.ts';
import { courseLessons } from '#shared/lessons/course/course.ts';
import { tasksOf, type Lesson } from '#shared/lessons/lesson.ts';
import type { LessonFault } from '#shared/lessons/lesson-fault.ts';
import type { SavedFile } from '../client/file-access.ts';
import { useAnswerStore } from './answer-store.ts';
import { useDocumentStore } from './document-store.ts';

/** A lesson file that cannot be shown as it is, and why, line by line. */
export interface FaultyLesson {
  readonly name: string;
  readonly faults: readonly LessonFault[];
}

/** The lesson that is open beside the screens: which task is at hand, and how far it is done. What reads and judges is fetched later. */
export const useLessonStore = defineStore('lesson', () => {
  const document = useDocumentStore();
  const answers = useAnswerStore();

  /** The lesson as read; null until then. */
  const lesson = shallowRef<Lesson | null>(null);
  /** The page on screen: that of a task, or the end behind them. */
  const page = ref(0);
  /** What was said of answers in this window; an answer of a file that cannot be judged any more is `kept`. */
  const verdicts = shallowRef<ReadonlyMap<string, Verdict>>(new Map());
  /** The file of a lesson outside the course, and that of one that is being written and has faults. */
  const file = shallowRef<SavedFile | null>(null);
  const faulty = shallowRef<FaultyLesson | null>(null);
  /** Whether the file can be read again by itself whenever it is changed. */
  const isFollowed = computed(() => file.value !== null && file.value.handle !== null);

  /** Whether the column is folded to its edge, for the matrices to have the room. */
  const isFolded = ref(false);
  /** Whether a start for a class was saved just now, which is said until it is read. */
  const isStartSaved = ref(false);
  const isOpen = computed(() => document.lesson !== null || faulty.value !== null);
  /** Its number in the course; null outside it, and where none is open. */
  const number = computed(() => {
    const open = document.lesson;
    return open?.text === null ? (courseLessons.find(({ id }) => id === open.id)?.number ?? null) : null;
  });
  const tasks = computed(() => (lesson.value ? tasksOf(lesson.value) : []));
  const task = computed(() => tasks.value[page.value] ?? null);

  const questionOf = (id: string): string => `${lesson.value?.id ?? ''}/${id}`;

  /** An answer with the step and the seed it was given to. */
  function keyOf(question: string): string | null {
    const kept = answers.answerOf(question);
    return kept && kept.tries > 0 ? JSON.stringify([question, kept.answer, kept.step, kept.seed]) : null;
  }

  /** What was said of the answer to a question; null where there is none, or it was not looked at. */
  function verdictOf(question: string): Verdict | null {
    const key = keyOf(question);
    return key === null ? null : (verdicts.value.get(key) ?? null);
  }

  /** Keeps what is said of the present answer to a question. */
  function judged(question: string, verdict: Verdict): void {
    const key = keyOf(question);
    if (key !== null) verdicts.value = new Map(verdicts.value).set(key, verdict);
  }

  /** Whether a task is over: answered right, given up, or nothing that could be wrong. */
  function isDone(id: string): boolean {
    const question = questionOf(id);
    const verdict = verdictOf(question);
    return answers.answerOf(question)?.isShown === true || verdict?.kind === 'right' || verdict?.kind === 'kept';
  }
  const isTaskOpen = computed(() => task.value !== null && !isDone(task.value.id));
  /** Whether what the task asks for is still to be hidden. */
  const isHiding = computed(() => isTaskOpen.value && document.lesson?.gate === true);

  /** Shows a lesson that was read, at a page. */
  function show(read: Lesson, at: number): void {
    lesson.value = read;
    goTo(at);
  }

  function goTo(at: number): void {
    page.value = at;
    const open = document.lesson;
    const atHand = task.value?.id ?? tasks.value.at(-1)?.id ?? null;
    if (open === null || open.task === atHand) return;
    written = { ...open, task: atHand };
    document.lesson = written;
  }
  let written: OpenLesson | null = null;
  /** Whether the lesson of the document is as this store wrote it: nobody opened another one. */
  const isWritten = (open: OpenLesson): boolean => open === written;

  /** Whether the student is asked for a number; who asked waits for it. */
  const isAskingStudent = ref(false);
  /** Whether the lesson cannot begin without the number that is asked for. */
  const isStudentNeeded = ref(true);
  let answerStudent: ((student: number | null) => void) | null = null;

  /** Asks the student's number; null where none is given. */
  async function askStudent(isNeeded = true): Promise<number | null> {
    giveStudent(null); // whoever asked before waits no longer
    isStudentNeeded.value = isNeeded;
    isAskingStudent.value = true;
    return new Promise((resolve) => (answerStudent = resolve));
  }

  function giveStudent(student: number | null): void {
    isAskingStudent.value = false;
    answerStudent?.(student);
    answerStudent = null;
  }

  /** No lesson beside the screens; answers stay in the experiment. */
  function close(): void {
    document.lesson = null;
    lesson.value = null;
    faulty.value = null;
    file.value = null;
    isStartSaved.value = false;
  }

  return {
    lesson,
    page,
    verdictOf,
    file,
    faulty,
    isFollowed,
    isOpen,
    isFolded,
    isStartSaved,
    number,
    tasks,
    task,
    questionOf,
    isDone,
    isTaskOpen,
    isHiding,
    judged,
    isWritten,
    show,
    goTo,
    isAskingStudent,
    isStudentNeeded,
    askStudent,
    giveStudent,
    close,
  };
});
