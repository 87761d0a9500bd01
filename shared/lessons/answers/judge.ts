import type { Task } from '../lesson.ts';
import { checkMatrix, matrixTexts } from './check-matrix.ts';
import { judgeChoice, judgeMarks, judgeOrder } from './judge-marks.ts';
import { judgeNumber, judgeSign } from './judge-number.ts';
import type { LessonContext, Verdict } from './verdict.ts';

/**
 * What is said of an answer, by the step on screen. Answers are texts, the same in the file, the window and the grader: numbers, signs and
 * free text as typed; marks `3,7`, of cells `3:4,5:6`, or `none`; choices `1,3`; an order `2,1,3`; a matrix with its rows divided by
 * line ends and its cells by tabs.
 * @throws RangeError when the task asks for what lies outside the network.
 */
export function judge(task: Task, answer: string, context: LessonContext): Verdict {
  switch (task.kind) {
    case 'number':
      return judgeNumber(task, answer, context);
    case 'sign':
      return judgeSign(task, answer, context);
    case 'cells':
      return judgeMarks(task, answer, context);
    case 'choice':
      return judgeChoice(task, answer);
    case 'order':
      return judgeOrder(task, answer);
    case 'matrix':
      return answer.trim() === ''
        ? { kind: 'unreadable', why: { reason: 'empty' } }
        : checkMatrix(task.of, matrixTexts(answer), context);
    case 'explain':
      return answer.trim() === '' ? { kind: 'unreadable', why: { reason: 'empty' } } : { kind: 'kept' };
  }
}
