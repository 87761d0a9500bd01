import { storeToRefs } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import type { MatrixPart } from '#shared/lessons/answers/check-matrix.ts';
import type { LessonContext, Unreadable, Verdict } from '#shared/lessons/answers/verdict.ts';
import { isTooLong, type AnswerSize } from '../../components/matrix-answer/answer-cells.ts';
import { useLessonContext } from '../../components/lesson/use-lesson-context.ts';
import { isDraft, useAnswerStore } from '../../stores/answer-store.ts';
import { useHidingStore } from '../../stores/hiding-store.ts';
import { useOwnWorkStore } from '../../stores/own-work-store.ts';
import { firstPart } from './work-part.ts';
import { workQuestion } from './work-question.ts';
import { checkedAnswer, isOfStep, workVerdict } from './work-state.ts';

/** A whole tensor that was read from a file, too large to be filled in: checked, and kept only as far as an experiment file has room. */
interface WorkFile {
  readonly name: string;
  readonly answer: string;
}

/** What a student fills in of one tensor, and what is said of it. */
export function useOwnWork() {
  const own = useOwnWorkStore();
  const { tensor } = storeToRefs(own);
  const answers = useAnswerStore();
  const hiding = useHidingStore();
  const context = useLessonContext();

  const whole = computed<AnswerSize>(() => {
    const place = context.value?.record.layout.places[tensor.value];
    return { rows: place?.rows ?? 1, columns: place?.columns ?? 1 };
  });
  const part = shallowRef<MatrixPart | null>(null);
  /** A large tensor from a file, and what was said of it where it is too long to be kept. */
  const file = shallowRef<WorkFile | null>(null);
  const fileVerdict = shallowRef<Verdict | null>(null);
  /** Why the answer could not be checked. */
  const unreadable = shallowRef<Unreadable | null>(null);
  watch(
    [tensor, whole],
    ([, size], before) => {
      const [name, last] = before;
      if (name === tensor.value && last?.rows === size.rows && last.columns === size.columns) return;
      part.value = firstPart(size);
      file.value = null;
    },
    { immediate: true },
  );

  const subject = computed(() => ({ tensor: tensor.value, part: file.value ? null : part.value }));
  const size = computed<AnswerSize>(() => part.value ?? whole.value);
  const first = computed(() => ({ row: part.value?.row ?? 0, column: part.value?.column ?? 0 }));
  const question = computed(() => workQuestion(subject.value));
  /** What is kept of it at this step; null: nothing. */
  const kept = computed(() => {
    const found = answers.answerOf(question.value);
    return found && context.value && isOfStep(found, context.value) ? found : null;
  });
  /** The latest text, which a file does not keep after many tries. */
  const latest = shallowRef<{ readonly question: string; readonly text: string } | null>(null);
  const text = computed({
    get: () => (latest.value?.question === question.value ? latest.value.text : (kept.value?.answer ?? '')),
    set: (typed) => {
      latest.value = { question: question.value, text: typed };
      unreadable.value = null;
      answers.draft(question.value, typed);
    },
  });
  const answer = computed(() => file.value?.answer ?? text.value);

  /** The answer that was checked last, and what is said of it by the step on screen. */
  const judged = computed(() => (file.value ? file.value.answer : kept.value && checkedAnswer(kept.value)));
  const verdict = computed<Verdict | null>(() => {
    if (file.value) return fileVerdict.value;
    return judged.value !== null && context.value ? workVerdict(subject.value, judged.value, context.value) : null;
  });
  const isRight = computed(
    () => verdict.value?.kind === 'right' && (file.value !== null || (kept.value !== null && !isDraft(kept.value))),
  );
  const isDone = computed(() => isRight.value || kept.value?.isShown === true);
  /** Whether the right numbers may be seen beside it. */
  const isOpen = computed(() => isDone.value && !hiding.isHidden(tensor.value));
  const canCheck = computed(() => context.value !== null && answer.value.trim() !== '' && !isDone.value);

  function check(): void {
    const now: LessonContext | null = context.value;
    if (!now || !canCheck.value) return;
    const said = workVerdict(subject.value, answer.value, now);
    unreadable.value = said.kind === 'unreadable' ? said.why : null;
    if (said.kind === 'unreadable') return;
    if (file.value) fileVerdict.value = said;
    if (isTooLong(answer.value)) return;
    latest.value = null;
    answers.draft(question.value, answer.value); // at this step
    answers.record(question.value, answer.value);
  }

  function giveUp(): void {
    latest.value = null;
    answers.draft(question.value, text.value);
    answers.show(question.value);
  }

  /** From the beginning: the tries stay. */
  function begin(): void {
    file.value = null;
    fileVerdict.value = null;
    text.value = '';
  }

  function readFile(given: WorkFile): void {
    file.value = given;
    fileVerdict.value = null;
    unreadable.value = null;
  }

  return {
    tensor,
    whole,
    part,
    size,
    first,
    file,
    text,
    judged,
    verdict,
    unreadable,
    context,
    isDone,
    isRight,
    isOpen,
    canCheck,
    check,
    giveUp,
    begin,
    readFile,
  };
}
export type OwnWork = ReturnType<typeof useOwnWork>;
