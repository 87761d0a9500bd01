import { useI18n } from 'vue-i18n';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { tensorAxes } from '../../stores/tensor-axes.ts';

/** The names of the rows, the columns and the cells of a tensor, whose places count from 0: "unit 4", "unit 4, input 3". */
export function useCellName(tensor: () => TensorName) {
  const { t } = useI18n();
  const name = (axis: 'row' | 'column', at: number): string => {
    const of = tensorAxes(tensor())[axis];
    return of === 'value' ? '' : t('axis.numbered', { axis: t(`axis.${of}`), number: at + 1 });
  };
  const row = (at: number): string => name('row', at);
  const column = (at: number): string => name('column', at);
  const cell = (down: number, along: number): string =>
    [row(down), column(along)].filter((text) => text !== '').join(', ') || t('axis.value');
  return { row, column, cell };
}
