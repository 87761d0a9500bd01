/** English, the optimizers: the choice, and what each of them does in the update. */
export const optimizer = {
  optimizer: {
    label: 'Optimizer',
    names: { sgd: 'SGD', momentum: 'Momentum', adam: 'Adam' },
    hints: {
      sgd: 'Each weight moves by −lr · gradient. The lecture’s optimizer.',
      momentum: 'buf = 0.9 · buf + gradient; each weight moves by −lr · buf.',
      adam: 'Averages of the gradient and of its square: −lr · m̂ / (√v̂ + ε).',
    },
    sentences: {
      momentum: 'Each weight moves by −lr times its buffer, which adds up the gradients and fades by 0.9 a step.',
      adam: 'Each weight moves against its average gradient, over the root of the average square.',
    },
    formulas: {
      sgd: 'after = before − lr · gradient',
      momentum: 'buf = 0.9 · buf + gradient, after = before − lr · buf',
      adam: 'after = before − lr · m̂ / (√v̂ + ε), m̂ = avg / (1 − 0.9ᵗ), v̂ = sq / (1 − 0.999ᵗ)',
    },
    steps: { sgd: '− lr · gradient', momentum: '− lr · buf', adam: '− lr · m̂ / (√v̂ + ε)' },
    nothingRemembered: 'Unchanged: no gradient so far',
    moved: 'Moved by earlier gradients',
    tensors: {
      buf: 'momentum buffer of {name}',
      bufBefore: 'momentum buffer of {name} before the step',
      avg: 'exp_avg of {name}',
      avgBefore: 'exp_avg of {name} before the step',
      sq: 'exp_avg_sq of {name}',
      sqBefore: 'exp_avg_sq of {name} before the step',
    },
    meaning: {
      buf: 'The gradients so far, each fading by 0.9 a step: it moves a weight also where the gradient of this step is 0.',
      avg: 'The average of the gradients so far, the latest counting most. It began at 0, which m̂ corrects.',
      sq: 'The average of the squared gradients so far. Its root makes steps of different weights alike in size.',
    },
  },
};
