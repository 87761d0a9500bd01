import { useEventListener } from '@vueuse/core';
import { keysInBrowser, menuCommands } from '#shared/contract/menu-keys.ts';
import type { PageCommand } from '#shared/contract/menu-state.ts';
import type { MenuCommand } from '#shared/contract/menu-table.ts';
import { shell } from '../../client/shell.ts';
import { opensWithQuestionMark } from '../../stores/question-mark.ts';
import { isTyping, typedIn } from '../is-typing.ts';

/** Each key that a browser leaves to the page, with its command. */
const commandsByKey = new Map(
  menuCommands.flatMap((command) => keysInBrowser(command, 'other').map((keys) => [keys, command] as const)),
);

/** Where a question mark is a letter of what is typed, or looked for in a menu. */
const takesQuestionMark = `${typedIn}, select, [role=menu]`;

/** The command of what was pressed. The keys of the menus are heard by the menu itself in the desktop app. */
function commandOf({ key, ctrlKey, metaKey, shiftKey, target }: KeyboardEvent): MenuCommand | undefined {
  const isPlain = !ctrlKey && !metaKey;
  if (isPlain && key === '?') {
    const isTaken = target instanceof Element && target.closest(takesQuestionMark) !== null;
    return opensWithQuestionMark() && !isTaken ? 'keys' : undefined;
  }
  if (shell === 'desktop') return undefined;
  return commandsByKey.get(isPlain ? key : `CmdOrCtrl+${shiftKey ? 'Shift+' : ''}${key.toUpperCase()}`);
}

/** Hears the keys of the whole window: those of the menus in a browser, and the question mark, which opens the sheet of keys. */
export function useMenuKeys(run: (command: PageCommand) => void): void {
  useEventListener(document, 'keydown', (event) => {
    if (event.altKey || event.defaultPrevented) return;
    const command = commandOf(event);
    if (command === undefined || command === 'clear-recent') return;
    const isHistory = command === 'undo' || command === 'redo';
    if (isHistory && isTyping(event.target)) return; // a field has a history of its own
    event.preventDefault(); // the browser would save the page
    if (isHistory || !event.repeat) run(command);
  });
}
