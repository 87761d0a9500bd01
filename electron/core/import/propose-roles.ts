import type { ColumnRole, LeftOutReason } from '#shared/contract/import-contract.ts';

/** What the proposal looks at of a column. */
export interface DescribedColumn {
  /** Its name in the header; empty when it has none. */
  readonly name: string;
  /** Its cells as numbers; null where there is none. */
  readonly numbers: readonly (number | null)[];
  readonly missing: number;
  readonly wrong: number;
}

/** What a column is proposed to be used for, and why it is left out. */
export interface ColumnProposal {
  readonly role: ColumnRole;
  readonly leftOut: LeftOutReason | null;
}

/**
 * Proposes what each column is used for: the last column of numbers is most often what is to be learned, the others are inputs.
 * A column of numbers may have cells that are wrong: they are named, and the column is not passed over for them.
 */
export function proposeRoles(columns: readonly DescribedColumn[], hasHeader: boolean): readonly ColumnProposal[] {
  const reasons = columns.map((column): LeftOutReason | null => {
    const { length } = column.numbers;
    if (column.missing === length) return 'empty';
    if (column.wrong * 2 > length - column.missing) return 'words';
    return hasHeader && column.name === '' ? 'unnamed' : null;
  });
  const used = () => reasons.filter((reason) => reason === null).length;
  // With a target and nothing else, what counts the rows may well be a time.
  if (reasons[0] === null && used() > 2 && countsRows(columns[0]?.numbers ?? [])) reasons[0] = 'row-numbers';
  const target = reasons.lastIndexOf(null);
  return reasons.map((leftOut, column) => {
    if (leftOut !== null) return { role: 'leave-out', leftOut };
    return { role: column === target ? 'target' : 'input', leftOut };
  });
}

/** Whether numbers are whole and each is one more than the one before. */
function countsRows(numbers: readonly (number | null)[]): boolean {
  const [first = null] = numbers;
  return numbers.length > 1 && Number.isInteger(first) && numbers.every((value, row) => value === (first ?? 0) + row);
}
