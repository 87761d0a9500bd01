import type { Optimizer } from '../hyperparameters.ts';
import { dataRows, forwardRows, gradientRows, parameterRows } from './tensor-rows.ts';
import { memoryNames, optimizerTable, type MemoryName } from '../variants/optimizers.ts';

function keysOf<Key extends string>(rows: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(rows) as Key[]; // a table has no other keys
}

/** PyTorch's names of the four parameters, in the order of `model.named_parameters()`. */
export const parameterNames = keysOf(parameterRows);
export type ParameterName = keyof typeof parameterRows;

/** The tensors that exist before the first step: the data and the initial parameters. */
export type StartTensorName = keyof typeof dataRows | ParameterName;
export const startTensorNames: readonly StartTensorName[] = [...keysOf(dataRows), ...parameterNames];

/** What the forward pass computes, and the mask. */
export const forwardNames = keysOf(forwardRows);
export type ForwardName = keyof typeof forwardRows;

/** A tensor that is no gradient, no parameter after an update and nothing an optimizer remembers. */
export type SubjectName = StartTensorName | ForwardName;
export const subjectNames: readonly SubjectName[] = [...startTensorNames, ...forwardNames];

/** Whether a tensor is computed by the forward pass, or is the mask. */
export function isForward(name: SubjectName): name is ForwardName {
  return name in forwardRows;
}

/** What has a gradient, in the order of the backward pass, then the parameters. */
export const gradientSubjects = keysOf(gradientRows);
export type GradientSubject = keyof typeof gradientRows;

/** dL/d of a tensor. */
export type GradientName = `${GradientSubject}.gradient`;

/** A parameter after the update. */
export type UpdatedName = `${ParameterName}.after`;

/** What an optimizer remembers after a step; with `.before` what it remembered before. */
export type OptimizerStateName = `${ParameterName}.${MemoryName}`;
export type OptimizerTensorName = OptimizerStateName | `${OptimizerStateName}.before`;

/**
 * Every tensor of a recorded step. `fc1.weight` and the other parameters are those *before* the update, the ones the forward
 * pass used; `*.gradient` is dL/d*; `*.after` is the parameter after the update. What an optimizer remembers
 * (`fc1.weight.momentum`) is there only in steps of that optimizer.
 */
export type TensorName = SubjectName | GradientName | UpdatedName | OptimizerTensorName;

/** The name of one remembered number of every parameter. */
function memoryOfParameters(memory: MemoryName): readonly OptimizerStateName[] {
  return parameterNames.map((parameter) => `${parameter}.${memory}` as const);
}

/** What an optimizer remembers after a step, in the order it is packed; empty for plain SGD. */
export function optimizerStateNames(optimizer: Optimizer): readonly OptimizerStateName[] {
  return optimizerTable[optimizer].memory.flatMap(({ name }) => memoryOfParameters(name));
}

/** What any optimizer remembers, before and after a step. */
export const optimizerTensorNames: readonly OptimizerTensorName[] = memoryNames
  .flatMap(memoryOfParameters)
  .flatMap((name) => [`${name}.before` as const, name]);

/** The tensors a step computes whatever the optimizer, in the order of the packed layout up to the parameters after the update. */
const beforeUpdate: readonly TensorName[] = [
  ...subjectNames,
  ...gradientSubjects.map((name) => `${name}.gradient` as const),
];
const updatedNames: readonly TensorName[] = parameterNames.map((name) => `${name}.after` as const);

/** Every tensor that any recorded step has, in the order of its packed layout. */
export const tensorNames: readonly TensorName[] = [...beforeUpdate, ...updatedNames];

/** Every tensor of a step with an optimizer in the order of its packed layout; what it remembers stands before the end. */
export function stepTensorNames(optimizer: Optimizer): readonly TensorName[] {
  const after = optimizerStateNames(optimizer);
  return [...beforeUpdate, ...after.map((name) => `${name}.before` as const), ...after, ...updatedNames];
}
