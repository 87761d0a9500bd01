import { until, useEventListener } from '@vueuse/core';
import { storeToRefs } from 'pinia';
import type { MenuCommand } from '#shared/contract/shell-contract.ts';
import { isDesktop } from '../../client/is-desktop.ts';
import { useDialogStore } from '../../stores/dialog-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { useLeaveStore } from './leave-store.ts';
import { useFileActions } from './use-file-actions.ts';

type FileCommand = Exclude<MenuCommand, 'keys'>;

/** The command of a key that is pressed together with Ctrl or the command key. */
function commandOf({ key, shiftKey, altKey }: KeyboardEvent): FileCommand | null {
  if (altKey) return null;
  if (key.toLowerCase() === 's') return shiftKey ? 'save-as' : 'save';
  return key.toLowerCase() === 'o' && !shiftKey ? 'open' : null;
}

/** What keys and the menu of the desktop window ask for is done as the File menu does it, when the engine is free. */
export function useFileKeys(): (command: MenuCommand) => void {
  const { status } = storeToRefs(useLabStore());
  const leave = useLeaveStore();
  const actions = useFileActions();
  const dialogs = useDialogStore();
  const tasks: Readonly<Record<FileCommand, () => Promise<unknown>>> = {
    new: actions.startNew,
    open: actions.open,
    save: actions.save,
    'save-as': actions.saveAs,
  };

  let isRunning = false;

  /** One after the other: a second key would ask for a second file. */
  async function run(command: FileCommand): Promise<void> {
    if (isRunning || leave.isAsking || (status.value !== 'ready' && status.value !== 'working')) return;
    isRunning = true;
    await until(status).toBe('ready');
    await tasks[command]().finally(() => {
      isRunning = false;
    });
  }

  useEventListener(document, 'keydown', (event) => {
    if (isDesktop) return; // its menu hears them
    const command = event.ctrlKey || event.metaKey ? commandOf(event) : null;
    if (command === null) return;
    event.preventDefault(); // the browser would save the page
    if (!event.repeat) void run(command);
  });
  return (command) => {
    if (command === 'keys') dialogs.openKeys();
    else void run(command);
  };
}
