import { computed, defineComponent, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { menuCommands } from '#shared/contract/menu-keys.ts';
import { menuNames, menuRoles, type MenuState, type PageCommand } from '#shared/contract/menu-state.ts';
import { recordBy } from '#shared/record-by.ts';
import { useFileStore } from '../../stores/file-store.ts';
import type { CommandState } from './page-command.ts';
import { useMenuCommands } from './use-menu-commands.ts';

/** Shows nothing: tells the desktop window what its menu says, and what of it can be chosen, whenever that changes. */
export const NativeMenu = defineComponent(() => {
  const { t } = useI18n();
  const { files } = useFileStore();
  const commands = useMenuCommands();
  const entries = computed(() => Object.entries(commands.value) as [PageCommand, CommandState][]); // its own keys
  const named = (isSo: (state: CommandState) => boolean): PageCommand[] =>
    entries.value.filter(([, state]) => isSo(state)).map(([command]) => command);

  const state = computed((): MenuState => ({
    menus: recordBy(menuNames, (name) => t(name === 'app' ? 'app.name' : `menus.${name}`)),
    commands: recordBy(menuCommands, (command) =>
      command === 'clear-recent' ? t('menus.clearRecent') : commands.value[command].text,
    ),
    roles: recordBy(menuRoles, (role) => t(`menuRoles.${role}`)),
    disabled: named(({ isDisabled, isAbsent = false }) => isDisabled || isAbsent),
    marked: named(({ isMarked = false }) => isMarked),
  }));
  const written = computed(() => JSON.stringify(state.value));
  watch(
    written,
    () => {
      files.useMenu(state.value);
    },
    { immediate: true, flush: 'post' },
  );
  return () => null;
});
