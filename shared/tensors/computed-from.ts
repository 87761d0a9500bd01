import { optimizers } from '../hyperparameters.ts';
import { operandTensors } from './operands.ts';
import type { TensorName } from './tensor-names.ts';
import { tensorTable } from './tensor-table.ts';

const allTensors = Object.keys(tensorTable) as readonly TensorName[]; // the table has no other keys

/** Whether a tensor is computed from one of these, whatever the optimizer. */
function isComputedFrom(name: TensorName, found: ReadonlySet<TensorName>): boolean {
  return optimizers.some((optimizer) => operandTensors(name, optimizer).some((operand) => found.has(operand)));
}

/**
 * The tensors and all that a step computes from them by the formulas of the table, with whichever optimizer: what follows the mask up to
 * the loss, every gradient behind it, what an optimizer remembers after the step and the parameters after it.
 */
export function withAllComputedFrom(tensors: Iterable<TensorName>): ReadonlySet<TensorName> {
  const found = new Set(tensors);
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const name of allTensors) if (isComputedFrom(name, found)) found.add(name);
  }
  return found;
}

/**
 * What of the next step is one of these tensors, with all that is computed from it: a step begins with the parameters and with what the
 * optimizer remembers as the step before left them.
 */
export function carriedOver(tensors: ReadonlySet<TensorName>): ReadonlySet<TensorName> {
  const begun = allTensors.filter((name) => {
    const { kind, of } = tensorTable[name];
    if (kind === 'parameter') return tensors.has(`${of}.after` as TensorName); // every parameter has one
    return kind === 'memory-before' && tensors.has(name.replace(/\.before$/, '') as TensorName); // and every memory
  });
  return withAllComputedFrom(begun);
}
