import { storeToRefs } from 'pinia';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { keysInBrowser } from '#shared/contract/menu-keys.ts';
import { menuTable, type MenuEntry } from '#shared/contract/menu-table.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useHidingStore } from '../../stores/hiding-store.ts';
import type { FileMenuGroup, FileMenuItem } from '../file/file-menu-item.ts';
import { useMenuCommands } from './use-menu-commands.ts';
import { useMenuRunner } from './use-menu-runner.ts';

const isMac = /mac/i.test(navigator.userAgent);
const entries = menuTable.filter(({ menu }) => menu === 'file').flatMap((menu): readonly MenuEntry[] => menu.entries);

/** Keys as they stand on a keyboard. */
function written(keys: string): string {
  if (!isMac) return keys.replace('CmdOrCtrl', 'Ctrl');
  return keys.replace('CmdOrCtrl+Shift+', '⇧⌘').replace('CmdOrCtrl+', '⌘');
}

/** The groups of the File menu of a page in a browser, which has no other. */
export function usePageMenu(): ComputedRef<readonly FileMenuGroup[]> {
  const { t } = useI18n();
  const { shownStep } = storeToRefs(useExperimentStore());
  const hiding = useHidingStore();
  const commands = useMenuCommands();
  const run = useMenuRunner();
  const exportNote = computed(() => {
    if (shownStep.value === 0) return t('export.noStep');
    return hiding.isAnyHidden ? t('hiding.exports') : null;
  });

  function itemOf(entry: MenuEntry): FileMenuItem | null {
    if ('at' in entry && !entry.at.some((place) => place === 'page')) return null;
    if (entry.kind === 'submenu') {
      const items = entry.entries.map(itemOf).filter((item) => item !== null);
      const note = exportNote.value;
      return { key: entry.menu, text: t('export.menu'), items, ...(note !== null && { note }) };
    }
    if (entry.kind !== 'command' || entry.command === 'clear-recent') return null;
    const { command } = entry;
    const { text, isDisabled, isAbsent = false, ending } = commands.value[command];
    const [keys] = keysInBrowser(command, isMac ? 'mac' : 'other');
    const shortcut = ending ?? (keys === undefined ? null : written(keys));
    if (isAbsent) return null;
    const chosen = (): void => {
      run(command);
    };
    return { key: command, text, isDisabled, run: chosen, ...(shortcut !== null && { shortcut }) };
  }

  return computed(() => {
    const groups: FileMenuItem[][] = [[]];
    for (const entry of entries) {
      const item = itemOf(entry);
      if (item) groups.at(-1)?.push(item);
      else if (entry.kind === 'line' && !('at' in entry)) groups.push([]);
    }
    return groups.filter(({ length }) => length > 0);
  });
}
