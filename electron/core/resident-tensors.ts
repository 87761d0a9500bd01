import type { Optimizer } from '#shared/hyperparameters.ts';
import { optimizerStateNames, parameterNames } from '#shared/step-record.ts';
import { tf } from './backend.ts';
import type { ChangedRange } from './edit-plan.ts';
import type { OptimizerState } from './network/optimizer.ts';
import type { NetworkParameters } from './network/parameters.ts';
import type { ComputedTensors } from './network/training-step.ts';
import { packTensors, uploadMatrix, uploadParametersBefore, type BegunStep, type PackedStep } from './packed-step.ts';
import type { DataTarget } from './table-rows.ts';
import type { TrainingState } from './training-state.ts';

/** What a step leaves on the backend for the next. */
export interface UpdatedTensors {
  readonly parameters: NetworkParameters;
  readonly optimizerState: OptimizerState;
}

/**
 * Data, parameters and what the optimizer remembers on the current backend, while several steps are trained in one unit of work.
 * They stay there from step to step.
 */
export class ResidentTensors implements UpdatedTensors {
  x: tf.Tensor2D;
  y: tf.Tensor2D;
  parameters: NetworkParameters;
  optimizerState: OptimizerState;
  readonly #layout: PackedStep['layout'];
  /** Packed by `startLayout`: x and y of the step before, then of this one. The parameters in it are not kept up to date. */
  readonly #start: Float32Array;
  #followsRecord = true;

  /** @param latest the step that the next one follows. */
  constructor(latest: PackedStep) {
    this.#layout = latest.layout;
    this.#start = latest.nextStart;
    this.x = uploadMatrix(this.#packed, 'x');
    this.y = uploadMatrix(this.#packed, 'y');
    this.parameters = uploadParametersBefore(this.#packed);
    this.optimizerState = latest.uploadOptimizerState();
  }

  /** x, y and the parameters before the update begin the layout of a step. */
  get #packed() {
    return { layout: this.#layout, data: this.#start };
  }

  /** What the next step begins with, as its record needs it. */
  get begun(): BegunStep {
    return { data: this.#start, before: this.#followsRecord ? null : this };
  }

  /**
   * Makes the changes the next step begins with; what is not changed stays as it was uploaded.
   * @param changes of numbers, by their place in `startLayout`.
   * @param copyBatch puts the rows of its batch into x and y; null when they stay the same.
   */
  change(changes: readonly ChangedRange[], copyBatch: ((to: DataTarget) => void) | null): void {
    const { x, y, 'fc1.weight': first } = this.#layout.places;
    const start = this.#start;
    const isOfData = ({ offset }: ChangedRange) => offset < first.offset;
    const changesParameters = changes.some((change) => !isOfData(change));
    copyBatch?.({
      x: start.subarray(x.offset, x.offset + x.length),
      y: start.subarray(y.offset, y.offset + y.length),
    });
    if (changesParameters) start.set(packTensors(this.parameters, parameterNames), first.offset);
    for (const { offset, values } of changes) start.set(values, offset);
    if (copyBatch !== null || changes.some(isOfData)) {
      tf.dispose([this.x, this.y]);
      this.x = uploadMatrix(this.#packed, 'x');
      this.y = uploadMatrix(this.#packed, 'y');
    }
    if (changesParameters) {
      disposeAll(this.parameters);
      this.parameters = uploadParametersBefore(this.#packed);
      this.#followsRecord = false;
    }
  }

  /** Puts what a step has left in the place of what it began with. */
  replace({ parameters, optimizerState }: UpdatedTensors, isRecorded: boolean): void {
    disposeAll(this.parameters);
    disposeAll(this.optimizerState);
    this.parameters = parameters;
    this.optimizerState = optimizerState;
    this.#followsRecord = isRecorded;
  }

  /** A copy of what training goes on from. */
  read(optimizer: Optimizer): Pick<TrainingState, 'parameters' | 'optimizerState'> {
    const names = optimizerStateNames(optimizer);
    return {
      parameters: packTensors(this.parameters, parameterNames),
      optimizerState: names.length === 0 ? null : packTensors(this.optimizerState, names),
    };
  }
}

function disposeAll(tensors: NetworkParameters | OptimizerState): void {
  for (const tensor of Object.values<tf.Tensor>({ ...tensors })) tensor.dispose();
}

/** The part of what a step computed that the next one begins with. */
export function updatedTensors(computed: ComputedTensors, optimizer: Optimizer) {
  return {
    parameters: {
      'fc1.weight': computed['fc1.weight.after'],
      'fc1.bias': computed['fc1.bias.after'],
      'fc2.weight': computed['fc2.weight.after'],
      'fc2.bias': computed['fc2.bias.after'],
    },
    optimizerState: Object.fromEntries(
      optimizerStateNames(optimizer).flatMap((name) => (computed[name] ? [[name, computed[name]]] : [])),
    ),
  };
}
