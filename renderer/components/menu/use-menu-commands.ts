import { computed, type ComputedRef, type Ref } from 'vue';
import type { CommandStates } from './page-command.ts';
import { useEditCommands } from './use-edit-commands.ts';
import { useExchangeCommands } from './use-exchange-commands.ts';
import { useExportCommands } from './use-export-commands.ts';
import { useFileCommands } from './use-file-commands.ts';
import { useViewCommands } from './use-view-commands.ts';

/** Every command of the menus, as it is at the moment: its text, whether it can be chosen, what it does. */
export function useMenuCommands(isBusy: Readonly<Ref<boolean>>): ComputedRef<CommandStates> {
  const file = useFileCommands(isBusy);
  const exchange = useExchangeCommands(isBusy);
  const exports = useExportCommands(isBusy);
  const edit = useEditCommands(isBusy);
  const view = useViewCommands();
  return computed(() => ({ ...file.value, ...exchange.value, ...exports.value, ...edit.value, ...view.value }));
}
