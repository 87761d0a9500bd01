import type { optimizer as english } from '../en/optimizer.ts';
import type { Messages } from '../messages.ts';

/** Español, los optimizadores. */
export const optimizer: Messages<typeof english> = {
  optimizer: {
    label: 'Optimizador',
    names: { sgd: 'SGD', momentum: 'Momento', adam: 'Adam' },
    hints: {
      sgd: 'Cada peso se mueve −lr · gradiente. El optimizador de la clase.',
      momentum: 'buf = 0.9 · buf + gradiente; cada peso se mueve −lr · buf.',
      adam: 'Medias del gradiente y de su cuadrado: −lr · m̂ / (√v̂ + ε).',
    },
    sentences: {
      momentum: 'Cada peso se mueve −lr por su búfer, que suma los gradientes y se atenúa por 0.9 en cada paso.',
      adam: 'Cada peso se mueve contra su gradiente medio, dividido por la raíz del cuadrado medio.',
    },
    formulas: {
      sgd: 'después = antes − lr · gradiente',
      momentum: 'buf = 0.9 · buf + gradiente, después = antes − lr · buf',
      adam: 'después = antes − lr · m̂ / (√v̂ + ε), m̂ = avg / (1 − 0.9ᵗ), v̂ = sq / (1 − 0.999ᵗ)',
    },
    steps: { sgd: '− lr · gradiente', momentum: '− lr · buf', adam: '− lr · m̂ / (√v̂ + ε)' },
    nothingRemembered: 'Sin cambio: aún sin gradiente',
    moved: 'La mueven gradientes previos',
    tensors: {
      buf: 'búfer de momento de {name}',
      bufBefore: 'búfer de momento de {name} antes del paso',
      avg: 'exp_avg de {name}',
      avgBefore: 'exp_avg de {name} antes del paso',
      sq: 'exp_avg_sq de {name}',
      sqBefore: 'exp_avg_sq de {name} antes del paso',
    },
    meaning: {
      buf: 'Los gradientes hasta ahora, atenuados por 0.9 en cada paso: mueve un peso aunque el gradiente de este paso sea 0.',
      avg: 'La media de los gradientes hasta ahora; el último cuenta más. Empezó en 0, y m̂ lo corrige.',
      sq: 'La media de los gradientes al cuadrado. Su raíz iguala el tamaño de los pasos de distintos pesos.',
    },
  },
};
