import type { StepAudit } from '#shared/contract/lab-contract.ts';
import { parameterNames, type ParameterName } from '#shared/tensors/tensor-names.ts';

/** One parameter of an audit as the table shows it: which of the two comparisons is outside its tolerance. */
export interface AuditRow {
  readonly name: ParameterName;
  /** False where there is nothing to compare: both then pass. */
  readonly isFinite: boolean;
  readonly tapePassed: boolean;
  readonly centralPassed: boolean;
}

/** The rows of the table. A difference of finite numbers that is none itself does not pass. */
export function auditRows({ parameters, tolerances }: StepAudit): readonly AuditRow[] {
  return parameterNames.map((name) => ({
    name,
    isFinite: parameters[name].isFinite,
    tapePassed: !parameters[name].isFinite || parameters[name].tape.absolute <= tolerances.tape,
    centralPassed:
      !parameters[name].isFinite || parameters[name].centralDifferences.relative <= tolerances.centralDifferences,
  }));
}

/** The largest absolute difference to the automatic gradient among the parameters that could be compared; 0 when none could. */
export function largestTapeDifference({ parameters }: StepAudit): number {
  const compared = parameterNames.filter((name) => parameters[name].isFinite);
  return Math.max(0, ...compared.map((name) => parameters[name].tape.absolute));
}
