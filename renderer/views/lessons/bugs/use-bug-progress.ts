import type { BugId } from '#shared/bugs/bug-ids.ts';
import { bugQuestionName, isRightBugAnswer, type BugQuestion } from '#shared/bugs/judge-bug.ts';
import { useAnswerStore } from '../../../stores/answer-store.ts';

/** How far a question is. `open`: it waits for an answer; `right`: answered; `shown`: given up. */
type QuestionStatus = 'open' | 'right' | 'shown';

/** What is kept of a question. */
export interface QuestionProgress {
  readonly status: QuestionStatus;
  readonly tries: number;
  readonly hints: number;
}

/** How far a program is. `new`: nothing was said; `begun`: a try or a hint; `half`: the first question is done. */
export type ProgramStatus = 'new' | 'begun' | 'half' | 'right' | 'shown';

/** How far the programs are, by the answers that the experiment keeps. */
export function useBugProgress() {
  const answers = useAnswerStore();

  function progressOf(bug: BugId, question: BugQuestion): QuestionProgress {
    const kept = answers.answerOf(bugQuestionName(bug, question));
    if (kept === null) return { status: 'open', tries: 0, hints: 0 };
    const { answer, tries, hints, isShown } = kept;
    // What is answered right after it was shown is no answer.
    const status = isShown ? 'shown' : isRightBugAnswer(bug, question, answer) ? 'right' : 'open';
    return { status, tries, hints };
  }

  function statusOf(bug: BugId): ProgramStatus {
    const [tensor, line] = [progressOf(bug, 'tensor'), progressOf(bug, 'line')];
    if (line.status !== 'open') return tensor.status === 'shown' ? 'shown' : line.status;
    if (tensor.status !== 'open') return 'half';
    return tensor.tries + tensor.hints > 0 ? 'begun' : 'new';
  }

  const triesOf = (bug: BugId): number => progressOf(bug, 'tensor').tries + progressOf(bug, 'line').tries;

  return { progressOf, statusOf, triesOf };
}
