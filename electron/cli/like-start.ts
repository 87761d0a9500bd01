import type { DataSource } from '#shared/data-source.ts';
import { differingSettings, type DifferingSetting } from '#shared/compare/differing-settings.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';

/**
 * In what an experiment is not the one that was asked for, one clause each; empty when it is: the same settings and data, the
 * same edits where the start has any, and at least as many steps.
 */
export function unlikeStart(start: ExperimentState, state: ExperimentState): readonly string[] {
  return differingSettings(asFloat32(start), asFloat32(state)).flatMap((difference) => clauses(difference, start));
}

/** A state with its edited numbers as the float32 they are, however many digits a program wrote. */
function asFloat32(state: ExperimentState): ExperimentState {
  const edits = state.edits.map((edit) => (edit.kind === 'value' ? { ...edit, value: Math.fround(edit.value) } : edit));
  return { ...state, edits };
}

function clauses(difference: DifferingSetting, start: ExperimentState): readonly string[] {
  switch (difference.kind) {
    case 'hyperparameter':
      return [`${difference.name} is ${difference.b}, not ${difference.a}`];
    case 'data':
      return [`the data are ${dataText(difference.b, difference.a)}`];
    case 'edits':
      return start.edits.length === 0 ? [] : [editsText(difference.onlyA.length, difference.onlyB.length)];
    case 'steps':
      return difference.b < difference.a ? [`it has ${difference.b} steps, not ${difference.a}`] : [];
  }
}

function dataText(data: DataSource, asked: DataSource): string {
  if (data.kind === 'drawn') return 'drawn from the seed, not a table';
  return asked.kind === 'drawn' ? 'a table, not drawn from the seed' : 'those of another table, or divided otherwise';
}

function editsText(missing: number, more: number): string {
  if (missing + more === 0) return 'the edits were made in another order';
  const parts = [...(missing > 0 ? [`${missing} missing`] : []), ...(more > 0 ? [`${more} more`] : [])];
  return `the edits are others: ${parts.join(', ')}`;
}
