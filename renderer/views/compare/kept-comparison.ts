import { differingSettings } from '#shared/compare/differing-settings.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { draftOf } from '../../components/hyperparameters/hyperparameter-draft.ts';
import type { ComparedWith } from '../../stores/view-choices.ts';
import type { OtherSource } from './compared-pair.ts';
import { forkedState, forkFields } from './fork-draft.ts';

/** What is compared as a file can keep it: not another file, and no fork that the present experiment would no longer give. */
export function keptComparison(
  source: OtherSource | null,
  present: ExperimentState,
  step: number,
  linked: boolean,
): ComparedWith | null {
  if (source?.kind === 'step') return { kind: 'step', step, linked, field: '', value: '' };
  if (source?.kind !== 'fork') return null;
  const { field } = source;
  const value = field === 'edits' ? '' : draftOf(source.state.hyperparameters)[field];
  const kept = { kind: 'fork', step, linked, field, value } as const;
  const again = resumedSource(kept, present);
  if (again?.kind !== 'fork') return null;
  const isSame = differingSettings(again.state, { ...source.state, completedSteps: again.state.completedSteps });
  return isSame.length === 0 ? kept : null;
}

/** What a file compared with, made of the present experiment; null when it does not have that. */
export function resumedSource(saved: ComparedWith, present: ExperimentState): OtherSource | null {
  if (saved.kind === 'step') return { kind: 'step' };
  const { field, value } = saved;
  if (!forkFields(present).includes(field)) return null;
  const state = forkedState(present, field, value);
  return typeof state === 'string' ? null : { kind: 'fork', field, state };
}
