import type { Optimizer } from '../hyperparameters.ts';
import { optimizerTable } from '../variants/optimizers.ts';
import type { FactorRule } from './tensor-row.ts';
import type { ParameterName, TensorName } from './tensor-names.ts';
import { tensorTable } from './tensor-table.ts';

/** The tensor whose cells a factor is made of. */
export function factorTensor(factor: FactorRule<TensorName>): TensorName {
  return typeof factor === 'string' ? factor : factor.gateAt;
}

/** Whether a factor is the gate of the activation. */
export function isGate(factor: FactorRule<TensorName>): factor is Exclude<FactorRule<TensorName>, string> {
  return typeof factor !== 'string';
}

/** What the update of a parameter multiplies by -lr: its gradient or a memory, and the memory below the root if there is one. */
function directionTensors(parameter: ParameterName, optimizer: Optimizer): readonly TensorName[] {
  const { of, over } = optimizerTable[optimizer].direction;
  return [`${parameter}.${of}`, ...(over === null ? [] : [`${parameter}.${over.square}` as const])];
}

/** The tensors a tensor is computed from in its step; none for what is given or drawn. */
export function operandTensors(name: TensorName, optimizer: Optimizer): readonly TensorName[] {
  const { formula } = tensorTable[name];
  switch (formula.rule) {
    case 'given':
    case 'drawn':
      return [];
    case 'activation':
      return [formula.of];
    case 'products':
      return [...formula.factors.map(factorTensor), ...(formula.addend === undefined ? [] : [formula.addend])];
    case 'loss-value':
    case 'loss-gradient':
      return [formula.output, formula.target];
    case 'remembered':
      return [`${formula.parameter}.gradient`, `${formula.parameter}.${formula.memory}.before`];
    case 'updated':
      return [formula.parameter, ...directionTensors(formula.parameter, optimizer)];
  }
}

/** Whether a step computes a tensor: all but what it begins with and the mask, which is drawn. */
export function isComputed(name: TensorName): boolean {
  const { rule } = tensorTable[name].formula;
  return rule !== 'given' && rule !== 'drawn';
}
