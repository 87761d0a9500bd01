import { useI18n } from 'vue-i18n';
import type { DifferingSetting } from '#shared/compare/differing-settings.ts';
import { isChoice } from '#shared/hyperparameters.ts';
import type { DataSource } from '#shared/data-source.ts';
import { editGroups } from '#shared/edit-groups.ts';
import type { Edit } from '#shared/edits.ts';
import { useEditText } from '../../components/editing/use-edit-text.ts';
import { messageKey } from '../../locales/message-key.ts';
import { useNumbers } from '../../numbers/use-numbers.ts';
import type { ForkField } from './compared-pair.ts';

/** One row of the list: what differs, as it is in A and in B, and for edits which ones. */
export interface SettingText {
  readonly key: string;
  readonly name: string;
  readonly a: string;
  readonly b: string;
  readonly notes: readonly string[];
}

/** More edits than this are counted, not listed. */
const mostListed = 4;

/** Writes settings as the form of hyperparameters does. */
export function useSettingText() {
  const { t, n } = useI18n();
  const numbers = useNumbers();
  const editText = useEditText();

  function fieldName(field: ForkField): string {
    if (field === 'edits') return t('edits.title');
    return isChoice(field) ? t(`choices.${field}.label`) : t(`form.${field}`);
  }

  /** A value of a hyperparameter: a number as it is written, a word by its name. */
  function valueText(field: ForkField, value: number | string): string {
    return typeof value === 'number' ? numbers.plain(value) : t(`choices.${field}.names.${messageKey(value)}`);
  }

  function dataText(data: DataSource): string {
    if (data.kind === 'drawn') return t('compare.drawnData');
    const { name, rows } = data.table;
    return t('compare.tableData', { name, rows: n(rows), share: numbers.plain(data.validationShare) });
  }

  function listed(side: string, edits: readonly Edit[]): string[] {
    const groups = editGroups(edits, []);
    const lines = groups
      .slice(0, mostListed)
      .map((group) => t('compare.onlyIn', { side, edit: editText.withStep(group) }));
    const more = groups.length - lines.length;
    return more > 0 ? [...lines, t('compare.moreOnlyIn', { side, count: n(more) })] : lines;
  }

  function row(setting: DifferingSetting): SettingText {
    switch (setting.kind) {
      case 'hyperparameter': {
        const { name, a, b } = setting;
        return { key: name, name: fieldName(name), a: valueText(name, a), b: valueText(name, b), notes: [] };
      }
      case 'data': {
        const [a, b] = [dataText(setting.a), dataText(setting.b)];
        return { key: 'data', name: t('compare.data'), a, b, notes: a === b ? [t('compare.otherNumbers')] : [] };
      }
      case 'edits': {
        const { a, b, onlyA, onlyB } = setting;
        const notes = [...listed('A', onlyA), ...listed('B', onlyB)];
        const isReordered = notes.length === 0;
        return {
          key: 'edits',
          name: t('edits.title'),
          a: n(a),
          b: n(b),
          notes: isReordered ? [t('compare.otherOrder')] : notes,
        };
      }
      case 'steps':
        return { key: 'steps', name: t('compare.steps'), a: n(setting.a), b: n(setting.b), notes: [] };
    }
  }

  return { fieldName, valueText, row };
}
