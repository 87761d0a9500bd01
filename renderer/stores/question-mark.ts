import { onThisComputer } from '../memory/browser-memory.ts';

const storageKey = 'dropout-lab.question-mark';
const off = 'off';

/** Whether the question mark alone opens the sheet of keys: who dictates or types with a switch may press it by mistake. */
export function opensWithQuestionMark(): boolean {
  return onThisComputer.read(storageKey) !== off;
}

/** Remembers it on this computer. */
export function setOpensWithQuestionMark(opens: boolean): void {
  onThisComputer.write(storageKey, opens ? null : off);
}
