/** What takes two places in a terminal: Chinese, Japanese and Korean characters, full-width forms and pictographs. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** What takes none: marks that stand on the character before. */
const none = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many places a text takes in a terminal. */
function width(text: string): number {
  let places = 0;
  for (const character of text) places += none.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return places;
}

/** Rows of equally many cells with their columns below each other, two spaces apart; nothing stands behind the last cell of a row. */
export function alignedLines(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const cells of rows) {
    for (const [column, text] of cells.entries()) widths[column] = Math.max(widths[column] ?? 0, width(text));
  }
  return rows.map((cells) =>
    cells
      .map((text, column) => text + ' '.repeat((widths[column] ?? 0) - width(text)))
      .join('  ')
      .trimEnd(),
  );
}

/** The beginning of a text that is longer than `most` characters, with a sign that there is more. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}
