import { shallowRef } from 'vue';
import { refuseLargeFile } from '#shared/experiment/file-size.ts';
import { asLabError } from '#shared/lab-error.ts';
import { decodeText } from '#shared/table-text/decode-text.ts';
import { pickFile } from '../../client/pick-file.ts';
import { readFile } from '../../client/read-file.ts';
import { answerOfCells, type AnswerSize } from '../../components/matrix-answer/answer-cells.ts';
import { pastedTexts, withoutHeads } from '../../components/matrix-answer/pasted-texts.ts';
import { placeCells, type PlacedCells } from '../../components/matrix-answer/place-cells.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import type { OwnWork } from './use-own-work.ts';
import { isLarge } from './work-part.ts';

/** Reads own work from a CSV or TSV file: into the cells, or as a whole where there are too many to fill in. */
export function useWorkFile(work: OwnWork) {
  const lab = useLabStore();
  /** Why its numbers were not taken. */
  const refused = shallowRef<Exclude<PlacedCells, { kind: 'placed' }> | null>(null);

  function take(name: string, bytes: Uint8Array): void {
    const { text } = decodeText(bytes, null);
    const whole = work.whole.value;
    const cells = withoutHeads(pastedTexts(text, whole), whole);
    if (isLarge(whole) && cells.length === whole.rows && cells[0]?.length === whole.columns) {
      work.readFile({ name, answer: answerOfCells(cells) });
      return;
    }
    work.file.value = null;
    const size: AnswerSize = work.size.value;
    const empty = Array.from({ length: size.rows }, () => Array.from({ length: size.columns }, () => ''));
    const placed = placeCells(empty, { row: 0, column: 0 }, withoutHeads(pastedTexts(text, size), size));
    if (placed.kind === 'placed') work.text.value = placed.answer;
    else refused.value = placed;
  }

  async function read(): Promise<void> {
    const file = await pickFile(['.csv', '.tsv', '.txt', 'text/csv']);
    if (!file) return;
    refused.value = null;
    try {
      refuseLargeFile(file.name, file.size);
      take(file.name, (await readFile(file, null)).bytes);
    } catch (thrown) {
      lab.refuse(asLabError(thrown).fault);
    }
  }

  return { read, refused };
}
