import { useI18n } from 'vue-i18n';
import type { CellState } from '#shared/cell-state.ts';
import type { CellRemark } from '#shared/explain/cell-remark.ts';
import type { Activation } from '#shared/hyperparameters.ts';
import { useNumbers } from '../../numbers/use-numbers.ts';

type Counts = Extract<CellRemark, { readonly about: 'reach' }>['counts'];
type Meeting = Extract<CellRemark, { readonly about: 'meeting' }>;

/** Why a unit is silent, in the order the reasons are named. */
const silentStates = ['dropped', 'dead', 'dropped-dead'] as const satisfies readonly CellState[];

/** Which of the texts of a place a meeting has. */
function meetingVariant({ state, passage }: Meeting): string {
  if (state === 'value') return `value.${passage}`;
  if (state === 'dead') return `dead.${passage === 'unmasked' ? 'unmasked' : 'masked'}`;
  return state;
}

/** Writes what is said of a cell, in a sentence or two of the language in force. */
export function useCellRemark(): (remark: CellRemark, activation: Activation) => string {
  const { t, locale } = useI18n();
  const numbers = useNumbers();

  /** "dropped (5) or ReLU-dead (1)": the reasons that occur, joined as the sentence needs them. */
  function reasonsOf(about: 'reach' | 'prediction', counts: Counts): string {
    const words = silentStates
      .filter((state) => counts[state] > 0)
      .map((state) => t(`remark.${about}.reasons.${state}`, { count: counts[state] }));
    const list = about === 'reach' ? 'disjunction' : 'conjunction';
    return new Intl.ListFormat(locale.value, { type: list }).format(words);
  }

  /** One is a sentence of its own: what agrees with it is singular. */
  function extentOf(counts: Counts, total: number): 'all' | 'some' | 'one' | 'none' {
    if (counts.value === total) return 'all';
    if (counts.value === 0) return 'none';
    return counts.value === 1 ? 'one' : 'some';
  }

  return (remark, activation) => {
    const sample = 'sample' in remark ? remark.sample + 1 : 0;
    const unit = 'unit' in remark ? remark.unit + 1 : 0;
    switch (remark.about) {
      case 'activation':
        return t(`activations.${activation}.${remark.isAwake ? 'awake' : 'asleep'}`, { sample, unit });
      case 'meeting': {
        const scale = numbers.plain(Number(remark.scale.toPrecision(4)));
        return t(`remark.meeting.${remark.place}.${meetingVariant(remark)}`, { sample, unit, scale });
      }
      case 'reach':
      case 'prediction': {
        const { counts, total } = remark;
        const reasons = reasonsOf(remark.about, counts);
        const key = `remark.${remark.about}.${extentOf(counts, total)}`;
        return t(key, { sample, unit, reached: counts.value, total, reasons });
      }
      case 'error':
        return t(`remark.error.${remark.side}`, { sample });
    }
  };
}
