import { hyperparameterNames, type HyperparameterName } from '#shared/compare/differing-settings.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import {
  choiceNames,
  isChoice,
  limits,
  settingChoices,
  type Hyperparameters,
  type WholeHyperparameter,
} from '#shared/hyperparameters.ts';
import { sizesOfColumns } from '#shared/variants/losses.ts';
import { checkDraft, draftOf } from '../../components/hyperparameters/hyperparameter-draft.ts';
import type { ForkField } from '../../stores/view-choices.ts';

/** What can be chosen for such a hyperparameter; null for one that is a number. */
export function choicesOf(field: ForkField): readonly string[] | null {
  return isChoice(field) ? settingChoices[field] : null;
}

/** What a fork of this experiment can change, the most telling first. Sizes a table gives are not to be chosen. */
export function forkFields(state: ExperimentState): readonly ForkField[] {
  const first: readonly HyperparameterName[] = ['dropProbability', 'mode', 'maskSharing', 'learningRate', 'seed'];
  const given: readonly HyperparameterName[] =
    state.data.kind === 'table' ? sizesOfColumns(state.hyperparameters.lossConvention) : [];
  const single = choiceNames.filter((name) => settingChoices[name].length < 2);
  const left: readonly HyperparameterName[] = [...first, ...given, ...single];
  const others = hyperparameterNames.filter((name) => !left.includes(name));
  return [...first, ...others, ...(state.edits.length > 0 ? ['edits' as const] : [])];
}

/** A value worth comparing with the present one, as text: no dropout, ten times the learning rate, the next of a few words. */
export function suggestedValue(settings: Hyperparameters, field: HyperparameterName): string {
  if (field === 'dropProbability') return settings.dropProbability === 0 ? '0.5' : '0';
  if (field === 'learningRate') return String(Number((settings.learningRate * 10).toPrecision(12)));
  const words = choicesOf(field);
  if (words) return words[(words.indexOf(String(settings[field])) + 1) % words.length] ?? '';
  const whole = field as WholeHyperparameter; // all others are whole numbers
  return String(settings[whole] < limits[whole].maximum ? settings[whole] + 1 : settings[whole] - 1);
}

/** The fork: `state` with one thing changed; `wrong` when the value breaks the rule of its field, `same` when it changes nothing. */
export function forkedState(
  state: ExperimentState,
  field: ForkField,
  value: string,
): ExperimentState | 'wrong' | 'same' {
  if (field === 'edits') return { ...state, edits: [] };
  const { hyperparameters } = checkDraft({ ...draftOf(state.hyperparameters), [field]: value });
  if (!hyperparameters) return 'wrong';
  if (hyperparameters[field] === state.hyperparameters[field]) return 'same';
  return { ...state, hyperparameters };
}
