import { storeToRefs } from 'pinia';
import { computed, defineComponent, shallowRef, watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { menuCommands } from '#shared/contract/menu-keys.ts';
import { menuNames, menuRoles, type MenuState, type PageCommand } from '#shared/contract/menu-state.ts';
import { recordBy } from '#shared/record-by.ts';
import { useFileStore } from '../../stores/file-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import type { CommandState } from './page-command.ts';
import { useMenuCommands } from './use-menu-commands.ts';

/** How long the engine works before the menu says so, in milliseconds: a step is over before anybody could see it. */
const patienceMs = 300;

/** Whether the engine cannot be asked, but for work that is over at once. */
function useLongBusy(): Readonly<Ref<boolean>> {
  const { status } = storeToRefs(useLabStore());
  const isBusy = shallowRef(status.value !== 'ready');
  watch(status, (now, _, onCleanup) => {
    const isLong = now === 'working' && !isBusy.value;
    if (!isLong) isBusy.value = now !== 'ready';
    const waiting = isLong ? setTimeout(() => (isBusy.value = true), patienceMs) : undefined;
    onCleanup(() => {
      clearTimeout(waiting);
    });
  });
  return isBusy;
}

/** Shows nothing: tells the desktop window what its menu says, and what of it can be chosen, whenever that changes. */
export const NativeMenu = defineComponent(() => {
  const { t } = useI18n();
  const { files } = useFileStore();
  const commands = useMenuCommands(useLongBusy());
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
