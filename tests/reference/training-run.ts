import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawnData, type DataSource } from '#shared/data-source.ts';
import type { Optimizer } from '#shared/hyperparameters.ts';
import { flat, hyperparametersOf, type JsonTensor, type ReferenceRun } from './reference-run.ts';

/** Tensors by name, each with one entry a step. */
type ByStep = Readonly<Record<string, readonly JsonTensor[]>>;

/** One run of make_training_reference.py. */
export interface TrainingRun extends Omit<ReferenceRun, 'tensors' | 'config'> {
  readonly config: ReferenceRun['config'] & { readonly rows: number; readonly optimizer: Optimizer };
  readonly inputs: JsonTensor;
  readonly targets: JsonTensor;
  /** The orders of the epochs; absent where every step uses all rows. */
  readonly orders?: readonly (readonly number[])[];
  readonly masks: readonly JsonTensor[];
  readonly losses: readonly number[];
  /** The parameters after each step. */
  readonly after: ByStep;
  /** What the optimizer remembers after each step, such as `fc1.weight.momentum`; absent for plain SGD. */
  readonly state?: ByStep;
}

/** Every file that make_training_reference.py has written. */
export function trainingRuns(): readonly TrainingRun[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => /^training-.*\.json$/.test(file))
    .map((file) => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as TrainingRun); // written by that script
}

/** The data source and the hyperparameters of a run. */
export function planOf(run: TrainingRun) {
  const { config, inputs, targets } = run;
  const names = (count: number) => Array.from({ length: count }, (_, index) => `column ${index + 1}`);
  const data: DataSource =
    config.rows === 0
      ? drawnData
      : {
          kind: 'table',
          validationShare: 0,
          table: {
            name: run.name,
            inputNames: names(config.in),
            targetNames: names(config.out),
            rows: config.rows,
            inputs: Float32Array.from(flat(inputs)),
            targets: Float32Array.from(flat(targets)),
            standardisation: null,
          },
        };
  return {
    data,
    hyperparameters: { ...hyperparametersOf({ ...run, tensors: {} }), optimizer: config.optimizer },
    edits: [],
  };
}
