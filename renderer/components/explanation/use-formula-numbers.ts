import { storeToRefs } from 'pinia';
import { useI18n } from 'vue-i18n';
import type { CellExplanation } from '#shared/explain/explanation.ts';
import { cellNumbersLatex, cellSymbolLatex, type FormulaText } from '../../formulas/cell-formula.ts';
import { useNumbers } from '../../numbers/use-numbers.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';

/** Writes the formula of a cell with its numbers, without the name of the cell in front. */
export function useFormulaNumbers(): (
  explanation: CellExplanation,
  most: number,
  layout: FormulaText['layout'],
) => string {
  const { t } = useI18n();
  const numbers = useNumbers();
  const { stepHyperparameters: hyperparameters } = storeToRefs(useExperimentStore());
  return (explanation, most, layout) => {
    const { activation } = hyperparameters.value;
    return cellNumbersLatex(explanation, {
      format: (value) =>
        Number.isInteger(value) && Math.abs(value) < 1000 ? numbers.plain(value) : numbers.value(value),
      formatRate: (value) => numbers.plain(Number(value.toPrecision(7))),
      most,
      folded: (count) => t('panel.folded', { count }),
      zeros: ({ dropped, dead, 'dropped-dead': both }) =>
        Object.entries({ dropped: dropped + both, dead })
          .filter(([, count]) => count > 0)
          .map(([reason, count]) => t(`activations.${activation}.zeros.${reason}`, { count }))
          .join(', '),
      activation,
      layout,
    }).replace(cellSymbolLatex(explanation.cell), '');
  };
}
