import type { Optimizer } from '#shared/hyperparameters.ts';
import type { MemoryName } from '#shared/variants/optimizers.ts';

/** What is said of a number an optimizer remembers: its name after a step and before it, and what it is for. */
interface MemoryTexts {
  readonly name: string;
  readonly before: string;
  readonly meaning: string;
}

/** English, what each optimizer does in the update, and what it remembers. */
export const optimizer = {
  optimizer: {
    sentences: {
      sgd: 'Each weight moves against its gradient, by lr.',
      momentum: 'Each weight moves by −lr times its buffer, which adds up the gradients and fades by 0.9 a step.',
      adam: 'Each weight moves against its average gradient, over the root of the average square.',
    } satisfies Readonly<Record<Optimizer, string>>,
    formulas: {
      sgd: 'after = before − lr · gradient',
      momentum: 'buf = 0.9 · buf + gradient, after = before − lr · buf',
      adam: 'after = before − lr · m̂ / (√v̂ + ε), m̂ = avg / (1 − 0.9ᵗ), v̂ = sq / (1 − 0.999ᵗ)',
    } satisfies Readonly<Record<Optimizer, string>>,
    steps: { sgd: '− lr · gradient', momentum: '− lr · buf', adam: '− lr · m̂ / (√v̂ + ε)' } satisfies Readonly<
      Record<Optimizer, string>
    >,
    nothingRemembered: 'Unchanged: no gradient so far',
    moved: 'Moved by earlier gradients',
    memories: {
      momentum: {
        name: 'momentum buffer of {name}',
        before: 'momentum buffer of {name} before the step',
        meaning:
          'The gradients so far, each fading by 0.9 a step: it moves a weight also where the gradient of this step is 0.',
      },
      exp_avg: {
        name: 'exp_avg of {name}',
        before: 'exp_avg of {name} before the step',
        meaning: 'The average of the gradients so far, the latest counting most. It began at 0, which m̂ corrects.',
      },
      exp_avg_sq: {
        name: 'exp_avg_sq of {name}',
        before: 'exp_avg_sq of {name} before the step',
        meaning:
          'The average of the squared gradients so far. Its root makes steps of different weights alike in size.',
      },
    } satisfies Readonly<Record<MemoryName, MemoryTexts>>,
  },
};
