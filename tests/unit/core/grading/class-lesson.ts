import type { Prediction } from '#shared/experiment/experiment-document.ts';
import { plainPrediction } from '../../shared/experiment/plain-parts.ts';

/** The tasks of the lesson below, one of each kind and a number for each phase in which mistakes are made. */
export const taskIds = ['d', 'grad', 'after', 'out', 'side', 'lost', 'why', 'parts', 'w2', 'say'] as const;
export type TaskId = (typeof taskIds)[number];
export type Answers = Readonly<Partial<Record<TaskId, string | Partial<Prediction>>>>;

/** A lesson outside the course about the first step of an experiment; its seed is the lecture's, or each student's own. */
export const classLesson = (seed: '42' | 'own') => `---
id: one-step
title: One step 一步, “by hand”
language: en
minutes: 20
experiment: { seed: ${seed}, steps: 1 }
---

:::number{#d of="dropped[10,7]"}
What is $d_{10,7}$?

::hint[Is unit 7 kept?]

::hint[By what is it multiplied?]
:::

:::number{#grad of="fc1.weight.gradient[2,3]"}
What is the gradient of the weight from input 3 to unit 2?
:::

:::number{#after of="fc1.weight.after[2,3]"}
And the weight after the step?
:::

:::number{#out of="output[10,1]"}
What does the network say of sample 10?
:::

:::sign{#side of="fc2.weight.gradient[1,7]"}
Which sign has it?
:::

:::cells{#lost of="units of mask in row 4 that are dropped"}
Which units does sample 4 lose?
:::

:::choice{#why}
Which is right?

- [ ] The mask is the same for every sample.
- [x] Each sample has a mask of its own.
- [ ] There is no mask in training.
:::

:::order{#parts}
In which order?

1. fc1
2. dropout
3. fc2
:::

:::matrix{#w2 of="fc2.weight.gradient"}
Fill in the gradient of fc2.weight.
:::

:::explain{#say}
Why?
:::
`;

/** The gradient of fc2.weight in the lecture's first step, as a spreadsheet copies it. */
export const secondGradient = [
  ...['-0.0821', '-0.4087', '-0.4673', '-0.0142', '-0.2086', '-0.3045', '0.1102', '-0.0366', '-0.9853', '-0.0533'],
].join('\t');

/** All right in the lecture's first step, worked out from the data, weights and mask of the corpus' lecture-step-1. */
export const rightAnswers: Readonly<Record<TaskId, string>> = {
  d: '2.5347',
  grad: '0.2736',
  after: '0.2599',
  out: '-0.183',
  side: '+',
  lost: '2,3,4,8,9,10',
  why: '2',
  parts: '1,2,3',
  w2: secondGradient,
  say: 'It was kept, so it is doubled.',
};

/** The predictions of a file: answers of the first try at the first step, where nothing else is said. */
export function predictionsOf(answers: Answers, given: Partial<Prediction>): Prediction[] {
  return Object.entries(answers).map(([task, said]) => ({
    ...{ ...plainPrediction, question: `one-step/${task}`, step: 1, seed: 42, answer: '' },
    ...given,
    ...(typeof said === 'string' ? { answer: said } : said),
  }));
}
