import { shallowRef } from 'vue';
import type { PageCommand } from '#shared/contract/menu-state.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { fileCommands } from './use-file-commands.ts';
import { useMenuCommands } from './use-menu-commands.ts';

/** Carries out what keys and the menu of the desktop window ask for; what needs the engine waits its turn there. */
export function useMenuRunner(): (command: PageCommand) => void {
  const commands = useMenuCommands(shallowRef(false));
  const { refuse } = useDocumentStore();
  const asked = new Set<PageCommand>();
  let files: Promise<unknown> = Promise.resolve();

  /** A failure is said, and keeps nothing from being done after it. */
  async function carryOut(command: PageCommand): Promise<void> {
    const { isDisabled, isAbsent = false, run } = commands.value[command];
    if (isDisabled || isAbsent) return;
    try {
      await run();
    } catch (thrown) {
      refuse(thrown);
    }
  }

  /** One file after the other. Saved again is what was changed meanwhile; any other dialog that is asked for again is there already. */
  function withFile(command: PageCommand): void {
    if (asked.has(command) && command !== 'save') return;
    asked.add(command);
    files = files
      .then(() => carryOut(command))
      .finally(() => {
        asked.delete(command);
      });
  }

  return (command) => {
    if (fileCommands.some((each) => each === command)) withFile(command);
    else void carryOut(command);
  };
}
