import { defineStore } from 'pinia';
import { mostEarlierAnswers, type Prediction } from '#shared/experiment/experiment-document.ts';
import { useDocumentStore } from './document-store.ts';
import { useExperimentStore } from './experiment-store.ts';

/** Whether an answer was changed since it was last checked, or never was: the one that was checked is the last of the earlier ones. */
export const isDraft = ({ tries, earlier }: Prediction): boolean =>
  tries === 0 || (tries <= mostEarlierAnswers && earlier.length >= tries);

/** What the user said to each question, as the document keeps it. Undo and redo leave it alone. */
export const useAnswerStore = defineStore('answer', () => {
  const document = useDocumentStore();
  const experiment = useExperimentStore();

  /** What was said to a question; null: nothing, no hint taken and nothing shown. */
  function answerOf(question: string): Prediction | null {
    return document.predictions.find((prediction) => prediction.question === question) ?? null;
  }

  /** Changes what is kept of a question, or begins to keep it. */
  function change(question: string, changes: (before: Prediction) => Partial<Prediction>): void {
    const known = answerOf(question);
    const before: Prediction = known ?? {
      question,
      step: experiment.shownStep,
      answer: '',
      tries: 0,
      hints: 0,
      isShown: false,
      earlier: [],
      seed: experiment.startHyperparameters.seed,
    };
    const after = { ...before, ...changes(before) };
    const others = document.predictions.filter((prediction) => prediction !== known);
    document.predictions = known
      ? document.predictions.map((prediction) => (prediction === known ? after : prediction))
      : [...others, after];
  }

  /** Keeps an answer as it was typed; the one before becomes an earlier one. */
  function record(question: string, answer: string): void {
    change(question, (before) => ({
      answer,
      tries: before.tries + 1,
      earlier: isDraft(before) ? before.earlier : withLast(before),
      step: experiment.shownStep,
      seed: experiment.startHyperparameters.seed,
    }));
  }

  /** The earlier answers with the present one, which was checked. */
  const withLast = ({ answer, earlier }: Prediction): string[] => [...earlier, answer].slice(-mostEarlierAnswers);

  /**
   * Keeps an answer that is being written, which is no try, at the step on screen: what was said at another one is forgotten. After as
   * many tries as earlier answers are kept, only what is checked is.
   */
  function draft(question: string, answer: string): void {
    const [step, { seed }] = [experiment.shownStep, experiment.startHyperparameters];
    change(question, (before) => {
      if (before.step !== step || before.seed !== seed)
        return { answer, step, seed, tries: 0, hints: 0, earlier: [], isShown: false };
      if (before.tries > mostEarlierAnswers) return {};
      return { answer, isShown: false, earlier: isDraft(before) ? before.earlier : withLast(before) };
    });
  }

  /** One more hint was opened. */
  function takeHint(question: string): void {
    change(question, ({ hints }) => ({ hints: hints + 1 }));
  }

  /** It was given up, and the right answer shown. */
  function show(question: string): void {
    change(question, () => ({ isShown: true }));
  }

  return { answerOf, record, draft, takeHint, show };
});
