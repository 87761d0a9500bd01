import { z } from 'zod';
import { JsonError } from '../json/json-error.ts';
import { usedEngineSchema, type UsedEngine } from '../engine.ts';
import type { JsonTreeObject } from '../json/json-text.ts';
import {
  optimizerTensorNames,
  parameterNames,
  tensorNames,
  type StartTensorName,
  type TensorName,
  startTensorNames,
} from '../tensors/tensor-names.ts';
import {
  startLayout,
  stepLayout,
  tensorMatrix,
  tensorShape,
  type LayoutSettings,
  type PackedTensors,
} from '../step-record.ts';
import type { SampledLosses } from '../loss-curve.ts';
import type { OwnFloats } from '../own-memory.ts';
import { tensorJson, tensorSchema, type FileTensor } from './tensor-json.ts';
import { fault } from '../errors/fault.ts';

/** Of a network whose step has more numbers, a file keeps the parameters only. */
const mostRecordedNumbers = 200_000;

/** The numbers of an experiment as the engine computed them. */
export interface EngineNumbers {
  /** What computed them; null where that is not known. */
  readonly engine: UsedEngine | null;
  /** Packed by `startLayout`: data and initial parameters with the edits of step 1 made. */
  readonly start: Float32Array;
  /** The losses as far as the engine keeps them; of a long training those of every n-th step. */
  readonly losses: SampledLosses;
  /** The last step, packed by `stepLayout`; null before the first. */
  readonly record: Float32Array | null;
}

/** Numbers a file recorded, with which a replay is compared: a file of another program may have some of them, or none. */
export interface RecordedNumbers {
  /** What computed them; null in files of version 1.0, which do not tell. */
  readonly engine: UsedEngine | null;
  readonly start: RecordedTensors<StartTensorName>;
  /** Null where none were recorded. */
  readonly losses: SampledLosses | null;
  /** Of the last step that was done. */
  readonly lastStep: RecordedTensors;
  /** What this app would have recorded and the file has not, such as `losses` and `lastStep.mask`. */
  readonly missing: readonly string[];
}

/** Tensors by name, in the order of `tensorNames`; some may be missing. */
export type RecordedTensors<Name extends TensorName = TensorName> = ReadonlyMap<Name, Float32Array>;

const parametersAfter = parameterNames.map((name) => `${name}.after` as const);

const isLarge = (settings: LayoutSettings) => stepLayout(settings).length > mostRecordedNumbers;

/** The tensors a file records of the start. */
function startNames(settings: LayoutSettings): readonly StartTensorName[] {
  return isLarge(settings) ? parameterNames : startLayout(settings).names;
}

/** The tensors a file records of the last step: what the optimizer remembers is among them. */
function lastStepNames(settings: LayoutSettings): readonly TensorName[] {
  return isLarge(settings) ? parametersAfter : stepLayout(settings).names;
}

function tensorsSchema<Name extends TensorName>(names: readonly Name[]) {
  const fields = Object.fromEntries(names.map((name) => [name, tensorSchema.optional()]));
  return z.strictObject(fields as Record<Name, z.ZodOptional<typeof tensorSchema>>); // one field a name
}

/** The recorded numbers as a file holds them; each of them may be missing. */
export const recordedSchema = z.strictObject({
  engine: usedEngineSchema.optional(),
  start: tensorsSchema(startTensorNames).optional(),
  losses: z.strictObject({ every: z.number().int().positive(), values: tensorSchema }).optional(),
  lastStep: tensorsSchema<TensorName>([...tensorNames, ...optimizerTensorNames])
    .nullable()
    .optional(),
});

/** What a file records of the numbers of an experiment. */
export function recordedJson(
  { engine, start, losses, record }: EngineNumbers,
  settings: LayoutSettings,
): JsonTreeObject {
  const { every, values } = losses;
  const lastStep = record === null ? null : { layout: stepLayout(settings), data: record };
  return {
    ...(engine && { engine: { ...engine } }),
    start: tensorsJson({ layout: startLayout(settings), data: start }, startNames(settings), settings),
    losses: { every, values: tensorJson({ shape: [values.length], data: values }) },
    lastStep: lastStep && tensorsJson(lastStep, lastStepNames(settings), settings),
  };
}

function tensorsJson<Name extends TensorName>(
  tensors: PackedTensors<Name>,
  names: readonly Name[],
  settings: LayoutSettings,
): JsonTreeObject {
  return Object.fromEntries(
    names.map((name) => [
      name,
      tensorJson({ shape: tensorShape(name, settings), data: tensorMatrix(tensors, name).data }),
    ]),
  );
}

/**
 * The recorded numbers of a file, checked against the experiment they belong to.
 * @throws JsonError when one has another shape, or belongs to no step that was done.
 */
export function recordedNumbers(
  { engine, start = {}, losses, lastStep }: z.output<typeof recordedSchema>,
  settings: LayoutSettings,
  completedSteps: number,
): RecordedNumbers {
  const path = ['recorded'];
  if (completedSteps === 0 && lastStep) throw new JsonError([...path, 'lastStep'], fault('not-null-before-first-step'));
  const read = {
    engine: engine ?? null,
    start: checkedTensors(start, startLayout(settings).names, settings, [...path, 'start']),
    losses: losses === undefined ? null : checkedLosses(losses, completedSteps),
    lastStep: checkedTensors(lastStep ?? {}, stepLayout(settings).names, settings, [...path, 'lastStep']),
  };
  const missing = [
    ...missingNames('start', startNames(settings), read.start),
    ...(completedSteps > 0 && !read.losses?.values.length ? ['losses'] : []),
    ...(completedSteps === 0 ? [] : missingNames('lastStep', lastStepNames(settings), read.lastStep)),
  ];
  return { ...read, missing };
}

function checkedLosses(
  { every, values: tensor }: NonNullable<z.output<typeof recordedSchema>['losses']>,
  completedSteps: number,
): SampledLosses {
  const values = shaped(tensor, [Math.floor(completedSteps / every)], ['recorded', 'losses', 'values']);
  return { every, values };
}

/** The names of the tensors that are missing; that of the part alone where it has none. */
function missingNames<Name extends TensorName>(
  part: string,
  names: readonly Name[],
  tensors: RecordedTensors<Name>,
): readonly string[] {
  return tensors.size === 0 ? [part] : names.filter((name) => !tensors.has(name)).map((name) => `${part}.${name}`);
}

function checkedTensors<Name extends TensorName>(
  tensors: Readonly<Partial<Record<Name, FileTensor | undefined>>>,
  all: readonly Name[],
  settings: LayoutSettings,
  path: readonly string[],
): RecordedTensors<Name> {
  const strange = Object.keys(tensors).find((name) => !all.includes(name as Name));
  if (strange !== undefined) throw new JsonError([...path, strange], fault('tensor-of-other-network'));
  const checked = new Map<Name, Float32Array>();
  for (const name of all) {
    const tensor = tensors[name];
    if (tensor !== undefined) checked.set(name, shaped(tensor, tensorShape(name, settings), [...path, name]));
  }
  return checked;
}

/** The numbers of a tensor that must have this shape. */
export function shaped(
  { shape, data }: FileTensor,
  expected: readonly number[],
  path: readonly PropertyKey[],
): OwnFloats {
  // A list without rows cannot say how many columns it would have.
  const length = expected.reduce((product, rows) => product * rows, 1);
  if (data.length === length && (length === 0 || shape.join() === expected.join())) return data;
  throw new JsonError(path, fault('other-shape', { expected, given: shape }));
}
