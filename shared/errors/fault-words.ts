/** What is wrong where a text stops being JSON. */
export type JsonMistake =
  | 'stray-mark'
  | 'number'
  | 'field-name'
  | 'no-value'
  | 'no-colon'
  | 'no-comma'
  | 'open-brace'
  | 'open-bracket'
  | 'more-behind'
  | 'comment'
  | 'open-text'
  | 'unicode-escape'
  | 'escape'
  | 'control-character'
  | 'unreadable';

/** Why the system refuses to read or write a file. */
export type FileCause =
  | 'disk-full'
  | 'share-used-up'
  | 'disk-read-only'
  | 'not-allowed'
  | 'in-use'
  | 'file-gone'
  | 'folder-gone'
  | 'file-for-folder'
  | 'is-folder'
  | 'no-ordinary-file'
  | 'name-too-long'
  | 'browser-full'
  | 'browser-refuses'
  | 'other';

/** A shape as it stands in every language: [10, 5]. */
export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

/** A sentence as a clause inside another one: without its full stop. */
export function clause(sentence: string): string {
  return sentence.replace(/[.。]$/, '');
}
