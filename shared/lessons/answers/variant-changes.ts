import type { Optimizer } from '../../hyperparameters.ts';
import { factorTensor, isGate, operandTensors } from '../../tensors/operands.ts';
import { phaseDirections } from '../../tensors/phase-ids.ts';
import { parameterNames, type ParameterName, type TensorName } from '../../tensors/tensor-names.ts';
import { tensorTable } from '../../tensors/tensor-table.ts';
import type { InPlace, StepVariant } from './step-variant.ts';

/** The parameter a tensor is, before the update; null for every other tensor. */
export function parameterOf(tensor: TensorName): ParameterName | null {
  return parameterNames.find((name) => name === tensor) ?? null;
}

/** What a variant has in the place of the mask where a tensor is computed; undefined for the mask itself. */
export function maskFor(variant: StepVariant, tensor: TensorName): InPlace | undefined {
  const isBack = phaseDirections[tensorTable[tensor].phase] === 'backward';
  return isBack ? variant.backwardMask : variant.forwardMask;
}

/** Whether a variant is made in the formula of this tensor. */
export function isChangedAt({ onlyAt }: StepVariant, tensor: TensorName): boolean {
  return onlyAt === undefined || onlyAt === tensor;
}

/** Whether a variant computes a tensor by another formula than the lab's. */
function changesFormula(variant: StepVariant, tensor: TensorName): boolean {
  if (!isChangedAt(variant, tensor)) return false;
  const { formula } = tensorTable[tensor];
  switch (formula.rule) {
    case 'given':
    case 'remembered':
      return false;
    case 'drawn':
      return variant.forwardMask !== undefined;
    case 'activation':
      return variant.leavesOutActivation === true;
    case 'products': {
      const factors = formula.factors.filter((factor) => !isGate(factor)).map(factorTensor);
      const hasParameters = [...factors, formula.addend].some((name) => name && parameterOf(name) !== null);
      return (
        (maskFor(variant, tensor) !== undefined && factors.some((name) => tensorTable[name].kind === 'drawn-mask')) ||
        (variant.gate !== undefined && formula.factors.some(isGate)) ||
        (variant.leavesOutBias === true && formula.addend !== undefined) ||
        ((variant.usesUpdated === true || variant.transposesWeights === true) && hasParameters)
      );
    }
    case 'loss-value':
    case 'loss-gradient':
      return variant.lossFactor !== undefined || variant.lossConvention !== undefined;
    case 'updated':
      return variant.rate !== undefined;
  }
}

/** Whether cells of a tensor may differ in a variant from the recorded ones: it has another formula, or operands that differ. */
export function changedBy(variant: StepVariant, optimizer: Optimizer): (tensor: TensorName) => boolean {
  const known = new Map<TensorName, boolean>();
  const isChanged = (tensor: TensorName): boolean => {
    const { rule } = tensorTable[tensor].formula;
    const follows = (rule !== 'loss-value' && rule !== 'loss-gradient') || variant.isWhole === true;
    const operands = follows ? operandTensors(tensor, optimizer) : [];
    return changesFormula(variant, tensor) || operands.some(remembered);
  };
  const remembered = (tensor: TensorName): boolean => {
    const answer = known.get(tensor) ?? isChanged(tensor);
    known.set(tensor, answer);
    return answer;
  };
  return remembered;
}
