import type { StepAudit } from '#shared/contract/lab-contract.ts';
import { parameterNames, type ParameterName } from '#shared/tensors/tensor-names.ts';

/** One parameter of an audit as the table shows it: which of the two comparisons is outside its tolerance. */
export interface AuditRow {
  readonly name: ParameterName;
  readonly tapePassed: boolean;
  readonly centralPassed: boolean;
}

/** The rows of the table. What is not a number does not pass. */
export function auditRows({ parameters, tolerances }: StepAudit): readonly AuditRow[] {
  return parameterNames.map((name) => ({
    name,
    tapePassed: parameters[name].tape.absolute <= tolerances.tape,
    centralPassed: parameters[name].centralDifferences.relative <= tolerances.centralDifferences,
  }));
}

/** The largest absolute difference to the automatic gradient; NaN if one is not a number. */
export function largestTapeDifference({ parameters }: StepAudit): number {
  return Math.max(...parameterNames.map((name) => parameters[name].tape.absolute));
}
