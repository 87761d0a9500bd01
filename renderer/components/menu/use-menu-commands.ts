import { computed, type ComputedRef } from 'vue';
import type { CommandStates } from './page-command.ts';
import { useEditCommands } from './use-edit-commands.ts';
import { useExchangeCommands } from './use-exchange-commands.ts';
import { useExportCommands } from './use-export-commands.ts';
import { useFileCommands } from './use-file-commands.ts';
import { useViewCommands } from './use-view-commands.ts';

/**
 * Every command of the menus, as it is at the moment: its text, whether it can be chosen, what it does. That the engine works changes
 * nothing: what is chosen meanwhile waits its turn, and a menu that greys for each step would lose presses.
 */
export function useMenuCommands(): ComputedRef<CommandStates> {
  const file = useFileCommands();
  const exchange = useExchangeCommands();
  const exports = useExportCommands();
  const edit = useEditCommands();
  const view = useViewCommands();
  return computed(() => ({ ...file.value, ...exchange.value, ...exports.value, ...edit.value, ...view.value }));
}
