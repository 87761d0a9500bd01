import { storeToRefs } from 'pinia';
import { watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { judge } from '#shared/lessons/answers/judge.ts';
import type { LessonContext, Verdict } from '#shared/lessons/answers/verdict.ts';
import { courseTexts } from '#shared/lessons/course/load-course.ts';
import { lessonLanguages, tasksOf, type Lesson, type LessonLanguage, type Task } from '#shared/lessons/lesson.ts';
import { ownSeed } from '#shared/lessons/own-seed.ts';
import { readLesson } from '#shared/lessons/read/read-lesson.ts';
import { mostTitleCharacters, type OpenLesson } from '#shared/experiment/experiment-document.ts';
import { useAnswerStore } from '../../stores/answer-store.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { useLessonStore } from '../../stores/lesson-store.ts';
import { usePartStore } from '../../stores/part-store.ts';
import { noHistory } from '../../stores/state-history.ts';
import { pageToGoOn } from './lesson-pages.ts';
import { contextOf, useLessonContext } from './use-lesson-context.ts';

const languageOf = (name: string): LessonLanguage => lessonLanguages.find((each) => each === name) ?? 'en';

/** Reads the lesson of the document, and shows it where it was left. */
export function useShownLesson(): void {
  const { t, locale } = useI18n();
  const lab = useLabStore();
  const parts = usePartStore();
  const document = useDocumentStore();
  const experiment = useExperimentStore();
  const answers = useAnswerStore();
  const store = useLessonStore();
  const { lesson: open } = storeToRefs(document);
  const context = useLessonContext();

  async function textOf({ id, language, text }: OpenLesson): Promise<string | undefined> {
    if (text !== null) return text;
    const texts: Readonly<Record<string, string>> = await parts.load(() => courseTexts(languageOf(language)));
    return texts[id];
  }

  /** An answer of a file, judged again where the step it was about is on screen; else it was given, whatever it was. */
  function verdictOn(task: Task, now: LessonContext | null): Verdict | null {
    const kept = answers.answerOf(store.questionOf(task.id));
    if (kept === null || kept.tries === 0) return null;
    const isThere = now !== null && kept.step === now.record.step && kept.seed === now.settings.seed;
    return isThere ? judge(task, kept.answer, now) : { kind: 'kept' };
  }

  /** Judges what this window has not judged itself. */
  function judgeKept(lesson: Lesson): void {
    for (const task of tasksOf(lesson)) {
      const question = store.questionOf(task.id);
      const verdict = store.verdictOf(question) ? null : verdictOn(task, contextOf(task, context.value));
      if (verdict && verdict.kind !== 'unreadable') store.judged(question, verdict);
    }
  }

  /** Whether a lesson is in the language of the app, as those of the course are to be; others have but one. */
  function speaksAsApp({ text, language }: OpenLesson): boolean {
    return text !== null || language === languageOf(locale.value);
  }

  async function show(now: OpenLesson): Promise<void> {
    if (!speaksAsApp(now)) {
      document.lesson = { ...now, language: languageOf(locale.value) };
      return; // which is shown in its place
    }
    const text = await textOf(now);
    if (open.value !== now) return; // another one has taken its place
    const { lesson, faults } = text === undefined ? { lesson: null, faults: [] } : readLesson(text);
    if (!lesson) {
      store.faulty = { name: now.id, faults };
      return;
    }
    const isOther = store.lesson?.id !== lesson.id;
    // Whoever worked in a file has a task at hand.
    const isStart = now.task === null && document.file !== null;
    store.lesson = lesson;
    judgeKept(lesson);
    store.show(lesson, pageToGoOn(lesson, now.task, store.isDone, !isOther));
    if (document.student === null && (isOwn(lesson) || isStart)) await askStudent(lesson);
  }

  const isOwn = ({ experiment: { seed } }: Lesson): boolean => seed === 'own';

  /** A file that was handed out becomes the student's: by its number, its name and, where the lesson says so, its seed. */
  async function askStudent(lesson: Lesson): Promise<void> {
    const { lesson: asked } = document;
    const student = await store.askStudent(isOwn(lesson));
    if (student === null || document.lesson?.id !== asked?.id) return;
    document.student = student;
    document.title = titleFor(lesson, student);
    document.file = null; // what was handed out stays as it is
    if (!isOwn(lesson)) return;
    await lab.ask(async (...turn) => {
      // What was opened while this waited is no student's.
      if (document.lesson?.id !== asked?.id || document.student !== student) return;
      const { state } = experiment;
      const own = { ...state, hyperparameters: { ...state.hyperparameters, seed: ownSeed(student) } };
      // The student's experiment begins here: nothing leads back to one that is nobody's.
      await experiment.open(...turn, own, noHistory);
      await experiment.look(turn[0], own.completedSteps);
    });
  }

  function titleFor({ title }: Lesson, student: number): string {
    if (document.title === '' && store.number !== null)
      return t('lessons.student.file', { lesson: store.number, student });
    return t('lessons.student.ownFile', { title: document.title || title, student }).slice(-mostTitleCharacters);
  }

  watch(
    open,
    (now) => {
      if (now === null) store.lesson = null;
      else if (!store.isWritten(now) || store.lesson === null) void show(now);
    },
    { immediate: true },
  );
  watch(locale, () => {
    if (open.value && !speaksAsApp(open.value)) void show(open.value);
  });
}
