import type { PageCommand } from '#shared/contract/menu-state.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { fileCommands } from './use-file-commands.ts';
import { useMenuCommands } from './use-menu-commands.ts';

/**
 * Carries out what keys and the menus ask for, at once: a browser shows its dialogs only right after a press, and what needs the engine
 * waits its turn there.
 */
export function useMenuRunner(): (command: PageCommand) => void {
  const commands = useMenuCommands();
  const { refuse } = useDocumentStore();
  const asked = new Set<PageCommand>();

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

  /** Saved again is what was changed meanwhile; any other dialog that is asked for again is there already. */
  async function withFile(command: PageCommand): Promise<void> {
    if (asked.has(command) && command !== 'save') return;
    asked.add(command);
    await carryOut(command);
    asked.delete(command);
  }

  return (command) => {
    const isFile = fileCommands.some((each) => each === command);
    void (isFile ? withFile(command) : carryOut(command));
  };
}
