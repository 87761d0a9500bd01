import type { Component } from 'vue';
import type { TaskKind } from '#shared/lessons/lesson.ts';
import CellsAnswer from './CellsAnswer.vue';
import ChoiceAnswer from './ChoiceAnswer.vue';
import ExplainAnswer from './ExplainAnswer.vue';
import MatrixAnswer from './MatrixAnswer.vue';
import NumberAnswer from './NumberAnswer.vue';
import OrderAnswer from './OrderAnswer.vue';
import SignAnswer from './SignAnswer.vue';

/** What an answer is given with, by the kind of the task. Each has the answer as text, as it is kept, for its model. */
export const answerInputs: Readonly<Record<TaskKind, Component>> = {
  number: NumberAnswer,
  sign: SignAnswer,
  cells: CellsAnswer,
  choice: ChoiceAnswer,
  order: OrderAnswer,
  matrix: MatrixAnswer,
  explain: ExplainAnswer,
};
