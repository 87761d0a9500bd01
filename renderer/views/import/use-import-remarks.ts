import { storeToRefs } from 'pinia';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { TableColumn, TableRemark, WrongCell } from '#shared/contract/import-contract.ts';
import { useNumbers } from '../../numbers/use-numbers.ts';
import { useImportStore } from './import-store.ts';
import { useColumnNames } from './use-column-names.ts';

/** What the user should know of a table on its way in, as sentences. */
export interface ImportRemarks {
  /** What is wrong in the columns that are used. */
  readonly wrong: readonly string[];
  /** What was done to the text, and which columns are left out and why. */
  readonly said: readonly string[];
}

/** So many further rows are named of a column with wrong cells. */
const rowsNamed = 12;

/** The remarks on the table in the import dialog. */
export function useImportRemarks(): ComputedRef<ImportRemarks> {
  const { t, n } = useI18n();
  const numbers = useNumbers();
  const { preview, roles } = storeToRefs(useImportStore());
  const names = useColumnNames();

  const reasons: Readonly<Record<WrongCell['reason'], string>> = {
    'not-a-number': 'import.words',
    'too-small': 'import.tooSmall',
    'too-large': 'import.tooLargeNumber',
  };

  function wrongText({ wrongCells, wrongCount }: TableColumn, name: string): string[] {
    const [first, ...others] = wrongCells;
    if (first === undefined) return [];
    const sentence = t(reasons[first.reason], { name, row: n(first.row), text: first.text });
    if (others.length === 0) return [sentence];
    const rows = others
      .slice(0, rowsNamed)
      .map(({ row }) => n(row))
      .join(', ');
    const named = wrongCount - 1 > rowsNamed ? t('import.andMore', { rows }) : rows;
    return [`${sentence} ${t('import.wrongToo', { rows: named })}`];
  }

  function remarkText(remark: TableRemark): string {
    switch (remark.kind) {
      case 'separator-line':
        return t('import.remarks.separatorLine', { text: remark.text });
      case 'comments':
        return t('import.remarks.comments', { lines: n(remark.lines), text: remark.text.slice(0, 80) });
      case 'empty-lines':
        return t('import.remarks.emptyLines', { lines: n(remark.lines) });
      case 'trailing-delimiters':
        return t('import.remarks.trailingDelimiters', { lines: n(remark.lines) });
      case 'row-names':
        return t('import.remarks.rowNames');
      case 'grouped':
        return t('import.remarks.grouped', {
          cells: n(remark.cells),
          text: remark.text,
          number: numbers.shortest(remark.number),
        });
    }
  }

  return computed(() => {
    const columns = preview.value?.columns ?? [];
    const isUsed = (column: number) => roles.value[column] !== 'leave-out';
    return {
      wrong: columns.flatMap((each, column) => (isUsed(column) ? wrongText(each, names.value[column] ?? '') : [])),
      said: [
        ...(preview.value?.remarks ?? []).map(remarkText),
        ...columns.flatMap(({ leftOut }, column) =>
          leftOut === null || isUsed(column)
            ? []
            : [t(`import.leftOut.${leftOut}`, { name: names.value[column] ?? '' })],
        ),
      ],
    };
  });
}
