import { useI18n } from 'vue-i18n';
import type { Edit } from '#shared/edits.ts';
import { symbolOf } from '../../formulas/symbols.ts';
import { useNumbers } from '../../numbers/use-numbers.ts';

/** Writes an edit as a person would name it: "step 2: drop unit 4 in sample 2". */
export function useEditText(): (edit: Edit) => string {
  const { t } = useI18n();
  const numbers = useNumbers();
  return (edit) => {
    const step = edit.step;
    switch (edit.kind) {
      case 'value': {
        const cell = `${symbolOf(edit.tensor)}[${String(edit.row + 1)}, ${String(edit.column + 1)}]`;
        return t('edits.value', { step, cell, value: numbers.precise(edit.value) });
      }
      case 'tensor':
        return t('edits.tensor', { step, tensor: symbolOf(edit.tensor) });
      case 'mask-cell':
        return t(edit.kept ? 'edits.keep' : 'edits.drop', { step, unit: edit.unit + 1, sample: edit.sample + 1 });
      case 'mask-row':
        return t('edits.redraw', { step, sample: edit.sample + 1 });
      case 'mask-lock':
        return t(edit.locked ? 'edits.lock' : 'edits.unlock', { step });
      case 'hyperparameter': {
        const { dropProbability, learningRate } = edit.changes;
        const changes = Object.entries({ p: dropProbability, lr: learningRate }).flatMap(([symbol, value]) =>
          value === undefined ? [] : [`${symbol} = ${numbers.plain(value)}`],
        );
        return t('edits.hyperparameter', { step, changes: changes.join(', ') });
      }
    }
  };
}
