import type { EditableTensor } from '#shared/edits.ts';
import type { DecimalMark } from '#shared/table-text/number-text.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import type { CellPosition } from '../../stores/cell-position.ts';
import { useEditStore } from './edit-store.ts';
import { readPastedNumbers, type WrongPastedCell } from './pasted-numbers.ts';
import { fault, type Fault, type WindowFaults } from '#shared/errors/fault.ts';

/** Why nothing was changed, by what is wrong with a cell. */
const faultNames = {
  missing: 'pasted-no-number',
  'not-a-number': 'pasted-no-number',
  'too-small': 'pasted-too-small',
  'too-large': 'pasted-too-large',
} as const satisfies Record<Exclude<WrongPastedCell['reason'], 'gap'>, keyof WindowFaults>;

function wrongCell({ row, column, text, reason }: WrongPastedCell): Fault {
  return reason === 'gap' ? fault('pasted-gap', { row, column }) : fault(faultNames[reason], { row, column, text });
}

/** Returns what takes a pasted text as numbers of a tensor, from a cell on: all of them, or none with the reason or a question. */
export function usePaste() {
  const edit = useEditStore();
  const lab = useLabStore();

  function paste(tensor: EditableTensor, at: CellPosition, text: string, decimalMark: DecimalMark | null = null): void {
    edit.pasted = null;
    const read = readPastedNumbers(text, decimalMark);
    switch (read.kind) {
      case 'wrong':
        lab.refuse(wrongCell(read.cell));
        return;
      case 'question':
        edit.pasted = { tensor, at, text, question: read.question };
        return;
      case 'rows': {
        const room = edit.roomFrom(tensor, at);
        const [rows, columns] = [read.rows.length, read.rows[0]?.length ?? 0];
        if (rows > room.rows || columns > room.columns)
          lab.refuse(fault('pasted-no-room', { rows, columns, roomRows: room.rows, roomColumns: room.columns }));
        else void edit.setValues(tensor, at, read.rows);
      }
    }
  }

  return { paste };
}
