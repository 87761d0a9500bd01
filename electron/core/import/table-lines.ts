import { delimiters, type Delimiter, type TableRemark } from '#shared/contract/import-contract.ts';

/** A text without what stands before its table. */
export interface TableLines {
  /** Its lines end with a line feed, whatever ended them before. */
  readonly text: string;
  /** What a line such as `sep=;` says; null when there is none. */
  readonly delimiter: Delimiter | null;
  readonly remarks: readonly TableRemark[];
}

/** A # that is a cell by itself begins a header: people name a column of row numbers so. */
const comment = /^#(?![,;\t|])/;

/**
 * A text from its table on: a carriage return, a line feed or both end a line; a byte order mark, the `sep=` line that Excel obeys
 * and lines that begin with # are left out.
 */
export function linesOf(text: string): TableLines {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const remarks: TableRemark[] = [];
  const separatorLine = lines.find(hasContent) ?? '';
  const said = /^"?sep=(.)"?\s*$/i.exec(separatorLine)?.[1];
  const delimiter = delimiters.find((each) => each === said) ?? null;
  if (delimiter !== null) {
    remarks.push({ kind: 'separator-line', text: separatorLine });
    lines.splice(0, lines.indexOf(separatorLine) + 1);
  }
  const start = lines.findIndex((line) => hasContent(line) && !comment.test(line));
  const comments = lines.slice(0, Math.max(0, start)).filter(hasContent);
  const [first] = comments;
  if (first !== undefined) remarks.push({ kind: 'comments', lines: comments.length, text: first });
  return { text: lines.slice(Math.max(0, start)).join('\n'), delimiter, remarks };
}

function hasContent(line: string): boolean {
  return line.trim() !== '';
}
