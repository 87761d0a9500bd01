import { storeToRefs } from 'pinia';
import { computed, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { cellValue } from '#shared/matrix.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { symbolOf } from '../../formulas/symbols.ts';
import { useNumbers } from '../../numbers/use-numbers.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useProjectorStore } from '../../stores/projector-store.ts';
import { useStepStore } from '../../stores/step-store.ts';
import { useViewStore } from '../../stores/view-store.ts';
import type { ProjectedPhase } from './projected-phases.ts';

/** What a class is asked in a phase, and what it is told when the answer is revealed. */
export function useProjectedQuestion(projected: Ref<ProjectedPhase>) {
  const { t } = useI18n();
  const numbers = useNumbers();
  const step = useStepStore();
  const view = useViewStore();
  const { counts } = storeToRefs(step);
  const { decimals } = storeToRefs(useProjectorStore());
  const { stepHyperparameters: settings } = storeToRefs(useExperimentStore());

  const asked = computed<TensorName>(() => projected.value.tensors.at(-1) ?? 'loss');
  const cells = computed(() => settings.value.batchSize * settings.value.hiddenSize);

  /** The cell that is asked for, by what its rows and columns run over. */
  const place = computed(() => {
    const cell = view.presentCell(asked.value);
    const [row, column] = tensorTable[asked.value].axes;
    const first = row ? t(`projector.place.${row}`, { number: cell.row + 1 }) : '';
    const second = column ? t(`projector.place.${column}`, { number: cell.column + 1 }) : '';
    return { cell, text: second === '' ? first : t('projector.placeBoth', { first, second }) };
  });

  const question = computed(() => {
    switch (projected.value.hides) {
      case 'nothing':
        return '';
      case 'counts':
        return t('projector.askCount', { cells: numbers.plain(cells.value) });
      case 'last':
        return t(
          'projector.askCell',
          { symbol: symbolOf(asked.value), place: place.value.text },
          place.value.text ? 2 : 1,
        );
    }
  });

  const answer = computed(() => {
    switch (projected.value.hides) {
      case 'nothing':
        return { strong: '', more: '' };
      case 'counts': {
        const { dropProbability } = settings.value;
        const total = counts.value?.total ?? 0;
        return {
          strong: t('projector.count', { count: total, cells: numbers.plain(cells.value) }, total),
          more: t('projector.countMean', {
            cells: numbers.plain(cells.value),
            mean: numbers.plain(Number((cells.value * dropProbability).toPrecision(12))),
          }),
        };
      }
      case 'last': {
        const { cell, text } = place.value;
        const value = cellValue(step.tensor(asked.value).matrix, cell.row, cell.column);
        const written = value === 0 ? '0' : numbers.fixed(value, decimals.value);
        // So few decimals may leave nothing but zeros.
        const shown = value !== 0 && Number(value.toFixed(decimals.value)) === 0 ? numbers.precise(value) : written;
        return {
          strong: t('projector.cell', { symbol: symbolOf(asked.value), place: text, value: shown }, text ? 2 : 1),
          more: '',
        };
      }
    }
  });

  return { question, answer };
}
