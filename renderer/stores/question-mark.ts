const storageKey = 'dropout-lab.question-mark';
const off = 'off';

/** Whether the question mark alone opens the sheet of keys: who dictates or types with a switch may press it by mistake. */
export function opensWithQuestionMark(): boolean {
  return localStorage.getItem(storageKey) !== off;
}

/** Remembers it on this computer. */
export function setOpensWithQuestionMark(opens: boolean): void {
  if (opens) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, off);
}
