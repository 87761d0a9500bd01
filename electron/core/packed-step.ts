import {
  optimizerStateNames,
  parameterNames,
  type OptimizerStateName,
  type TensorName,
} from '#shared/tensors/tensor-names.ts';
import {
  stepLayout,
  tensorMatrix,
  tensorShape,
  type LayoutSettings,
  type PackedLayout,
  type PackedTensors,
} from '#shared/step-record.ts';
import { isComputed } from '#shared/tensors/operands.ts';
import { tf } from './backend.ts';
import type { OptimizerState } from './network/optimizer.ts';
import type { NetworkParameters } from './network/parameters.ts';
import type { ComputedTensors } from './network/training-step.ts';

/**
 * The record of the latest step, written over at each step: one packed Float32Array in the layout of `stepLayout`.
 * Before the first step it holds the data, and the initial parameters as those `after` an update. What an optimizer remembers is 0
 * at first.
 */
export class PackedStep implements PackedTensors {
  readonly layout: PackedLayout;
  readonly data: Float32Array;
  readonly #computedNames: readonly TensorName[];
  readonly #computedOffsets: readonly number[];
  readonly #stateNames: readonly OptimizerStateName[];
  /** How many numbers the optimizer remembers. */
  readonly #stateLength: number;
  readonly #settings: LayoutSettings;

  /**
   * @param start data and initial parameters, packed by `startLayout`; it is not changed.
   * @param optimizerState what the optimizer remembers, packed as `optimizerState` gives it; null where it begins.
   */
  constructor(settings: LayoutSettings, start: Float32Array, optimizerState: Float32Array | null) {
    this.#settings = settings;
    this.layout = stepLayout(settings);
    this.#stateNames = optimizerStateNames(this.layout.optimizer);
    this.data = new Float32Array(this.layout.length);
    const parameters = this.layout.length - this.#afterOffset;
    this.#stateLength = parameters * (this.#stateNames.length / parameterNames.length);
    this.#computedNames = this.layout.names.filter(isComputed);
    this.#computedOffsets = this.#computedNames.map((name) => this.layout.places[name].offset);
    // The data and the parameters begin both layouts alike.
    this.data.set(start);
    this.data.set(start.subarray(this.layout.places['fc1.weight'].offset), this.#afterOffset);
    if (optimizerState !== null) this.data.set(optimizerState, this.#afterOffset - optimizerState.length);
  }

  /** A copy of what the optimizer remembers after the latest step, in the order of `optimizerStateNames`; null for plain SGD. */
  get optimizerState(): Float32Array | null {
    const length = this.#stateLength;
    return length === 0 ? null : this.data.slice(this.#afterOffset - length, this.#afterOffset);
  }

  /** The same as tensors of the current backend. */
  uploadOptimizerState(): OptimizerState {
    const upload = (name: OptimizerStateName) =>
      tf.tensor(tensorMatrix(this, name).data.slice(), [...tensorShape(name, this.#settings)]);
    return Object.fromEntries(this.#stateNames.map((name) => [name, upload(name)]));
  }

  /** Where the parameters after the update begin: they end the layout, in the order of those before. */
  get #afterOffset(): number {
    return this.layout.places['fc1.weight.after'].offset;
  }

  /** A copy of the parameters after the latest step, packed in the order of `parameterNames`. */
  get parametersAfter(): Float32Array {
    return this.data.slice(this.#afterOffset);
  }

  /** A copy of what the next step begins with: x, y and the parameters after the latest one, packed by `startLayout`. */
  get nextStart(): Float32Array {
    const start = this.data.slice(0, this.layout.places.preActivation.offset);
    start.set(this.data.subarray(this.#afterOffset), this.layout.places['fc1.weight'].offset);
    return start;
  }

  /**
   * Writes a step over the one that was recorded before: its mask, what was computed, and what it began with. Every tensor is read
   * before the first number is written, so that a failure changes nothing.
   */
  write(mask: Float32Array, computed: ComputedTensors, { data, before }: BegunStep): void {
    // dataSync of the cpu backend gives the live array of the tensor; `set` copies it.
    const values = this.#computedNames.map((name) => computed[name]?.dataSync<'float32'>());
    const { places } = this.layout;
    const length = this.#stateLength;
    const stateAfter = this.#afterOffset - length;
    const parametersBefore = before && packTensors(before.parameters, parameterNames);
    const stateBefore = before && packTensors(before.optimizerState, this.#stateNames);
    if (stateBefore !== null) this.data.set(stateBefore, stateAfter - length);
    else if (length > 0) this.data.copyWithin(stateAfter - length, stateAfter, this.#afterOffset);
    this.data.set(data.subarray(0, places['fc1.weight'].offset));
    if (parametersBefore !== null) this.data.set(parametersBefore, places['fc1.weight'].offset);
    else this.data.copyWithin(places['fc1.weight'].offset, this.#afterOffset);
    this.data.set(mask, places.mask.offset);
    for (const [index, value] of values.entries()) this.data.set(value ?? [], this.#computedOffsets[index]);
  }
}

/** What a step began with. */
export interface BegunStep {
  /** Begins with x and y. */
  readonly data: Float32Array;
  /** On the backend; null: what the recorded step left. */
  readonly before: { readonly parameters: NetworkParameters; readonly optimizerState: OptimizerState } | null;
}

/** Tensors as one array, in the order of their names. */
export function packTensors<Name extends string>(
  tensors: Readonly<Record<Name, tf.Tensor>>,
  names: readonly Name[],
): Float32Array {
  const values = names.map((name) => tensors[name].dataSync<'float32'>());
  const packed = new Float32Array(values.reduce((length, { length: more }) => length + more, 0));
  let offset = 0;
  for (const value of values) {
    packed.set(value, offset);
    offset += value.length;
  }
  return packed;
}

/** A batch matrix of a packed record as a tensor of the current backend. */
export function uploadMatrix(tensors: PackedTensors, name: TensorName): tf.Tensor2D {
  const { rows, columns, data } = tensorMatrix(tensors, name);
  return tf.tensor2d(data.slice(), [rows, columns]);
}

/** A bias of a packed record as a tensor of the current backend. */
function uploadBias(tensors: PackedTensors, name: TensorName): tf.Tensor1D {
  return tf.tensor1d(tensorMatrix(tensors, name).data.slice());
}

/** The parameters before the update of a packed record as tensors of the current backend. */
export function uploadParametersBefore(tensors: PackedTensors): NetworkParameters {
  return {
    'fc1.weight': uploadMatrix(tensors, 'fc1.weight'),
    'fc1.bias': uploadBias(tensors, 'fc1.bias'),
    'fc2.weight': uploadMatrix(tensors, 'fc2.weight'),
    'fc2.bias': uploadBias(tensors, 'fc2.bias'),
  };
}

/** The parameters after the update of a packed record as tensors of the current backend. */
export function uploadParametersAfter(tensors: PackedTensors): NetworkParameters {
  return {
    'fc1.weight': uploadMatrix(tensors, 'fc1.weight.after'),
    'fc1.bias': uploadBias(tensors, 'fc1.bias.after'),
    'fc2.weight': uploadMatrix(tensors, 'fc2.weight.after'),
    'fc2.bias': uploadBias(tensors, 'fc2.bias.after'),
  };
}
