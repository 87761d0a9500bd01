import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';

const cases = join(import.meta.dirname, '../unit/core/import/cases');
const sample = (name: string): Buffer => readFileSync(join(cases, name));

/** An experiment as another program may write it. */
function experiment(settings: Partial<Hyperparameters>, rest: object = {}): Buffer {
  const hyperparameters = { ...lectureHyperparameters, ...settings };
  return Buffer.from(
    JSON.stringify({ format: 'dropoutlab', version: 1, hyperparameters, data: { kind: 'drawn' }, ...rest }),
  );
}

const lesson = `---
id: own
title: One number
language: en
minutes: 3
experiment: { seed: own, batchSize: 4, steps: 1 }
---

:::number{#n of="loss"}
Which number?
:::
`;

const classmate = sample('hand_start.dropoutlab');

/** Files a user has, good and damaged, by their names. */
export const files: Readonly<Record<string, Buffer>> = {
  'lecture.dropoutlab': experiment({}, { title: 'Lecture' }),
  'one-of-each.dropoutlab': experiment({ inputSize: 1, hiddenSize: 1, batchSize: 1, dropProbability: 0.999 }),
  'diverging.dropoutlab': experiment({ learningRate: 1000, seed: 7 }, { completedSteps: 12 }),
  'adam.dropoutlab': experiment(
    { optimizer: 'adam', mode: 'classic', maskSharing: 'per-batch' },
    { completedSteps: 3 },
  ),
  'wide.dropoutlab': experiment({ inputSize: 40, hiddenSize: 64, outputSize: 3, batchSize: 50 }, { completedSteps: 2 }),
  'classmate.dropoutlab': classmate,
  'own.lesson.md': Buffer.from(lesson),
  'table.csv': Buffer.from('size,rooms,price\n51.5,2,180\n74,3,265\n42,1,150\n'),
  'thousands.tsv': sample('t05_tab_us_thousands.tsv'),
  'weights.safetensors': sample('w05_sequential.safetensors'),
  'cut.dropoutlab': classmate.subarray(0, Math.floor(classmate.length / 2)),
  'empty.dropoutlab': Buffer.from(''),
  'words.dropoutlab': Buffer.from('Dear teacher, this is my homework.'),
  'wrong-field.dropoutlab': experiment({ dropProbability: 1.5 }),
  'newer.dropoutlab': experiment({}, { version: 9 }),
  'too-large.dropoutlab': experiment({ hiddenSize: 1e9 }),
  'not-utf8.dropoutlab': Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
  'broken.lesson.md': Buffer.from('---\nid: x\n---\n:::number{of="nothing"}\n'),
  'gap.safetensors': sample('w55_gap.safetensors'),
  'words.csv': Buffer.from('a;b\n1;x\n;;\n'),
};
export const fileNames = Object.keys(files);
