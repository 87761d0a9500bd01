import { until } from '@vueuse/core';
import { storeToRefs } from 'pinia';
import { computed } from 'vue';
import type { PageCommand } from '#shared/contract/menu-state.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { fileCommands } from './use-file-commands.ts';
import { useMenuCommands } from './use-menu-commands.ts';

/** Carries out what keys and the menu of the desktop window ask for, as the page's own menu does. */
export function useMenuRunner(): (command: PageCommand) => void {
  const { status } = storeToRefs(useLabStore());
  const commands = useMenuCommands(computed(() => status.value !== 'ready'));
  let isFileAsked = false;

  /** What only waits for the engine is done when it is free. */
  async function carryOut(command: PageCommand): Promise<void> {
    if (commands.value[command].isDisabled) await until(status).not.toBe('working');
    const { isDisabled, run } = commands.value[command];
    if (!isDisabled) await run();
  }

  /** One file after the other: a second key would ask for a second one. */
  async function withFile(command: PageCommand): Promise<void> {
    if (isFileAsked) return;
    isFileAsked = true;
    await carryOut(command).finally(() => {
      isFileAsked = false;
    });
  }

  return (command) => {
    void (fileCommands.some((each) => each === command) ? withFile : carryOut)(command);
  };
}
