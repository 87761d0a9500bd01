import { expect } from '@playwright/test';
import type { MenuEntry, RunningLab } from './running-lab.ts';
import type { Screen } from './screen.ts';

const times = (count: number, key: string): readonly string[] => Array.from({ length: count }, () => key);

/** What the arrow keys stop at: they pass over lines and what is disabled. */
const reached = (entries: readonly MenuEntry[]): readonly string[] =>
  entries.filter(({ type, enabled }) => type !== 'separator' && enabled).map(({ label }) => label);

/** Chooses an entry of the native menu by the keyboard. */
export async function chooseFromMenu(lab: RunningLab, screen: Screen, menu: string, label: string): Promise<void> {
  const barEntry = async (): Promise<MenuEntry | undefined> => (await lab.menu()).find((entry) => entry.label === menu);
  const labels = async (): Promise<readonly string[]> => reached((await barEntry())?.entries ?? []);
  await expect.poll(labels).toContain(label);
  const letter = (await barEntry())?.letter;
  if (letter === undefined) throw new Error(`the menu "${menu}" has no letter`);
  const down = (await labels()).indexOf(label);
  await screen.activeIs('window');
  const before = lab.told.openedMenu.length;
  await screen.press(`alt+${letter.toLowerCase()}`);
  // A busy app opens it later: until then the keys would go to the page.
  await expect.poll(() => lab.told.openedMenu.slice(before)).toEqual([menu]);
  await screen.press('Home', ...times(down, 'Down'), 'Return');
}

/**
 * Presses Return until a dialog is gone: it may first be looking for a folder, and until then the key does nothing. Another one is
 * pressed only after a while: from a dialog that is closing it would go to the window behind.
 */
async function confirm(screen: Screen, dialog: string): Promise<void> {
  const active = async (): Promise<string> => (await screen.active()).id;
  await expect(async () => {
    if ((await active()) === dialog) await screen.press('Return');
    await expect.poll(active, { timeout: 4000 }).not.toBe(dialog);
  }).toPass();
}

/** Writes a path into the dialog for files that is about to open. */
export async function nameFile(screen: Screen, path: string): Promise<void> {
  const dialog = await screen.activeIs('dialog');
  // A line to write in, whether it asks for a file to open or to save.
  await screen.press('ctrl+l', 'ctrl+a');
  await screen.type(path);
  await confirm(screen, dialog);
}

/** Waits for the next question of the main process and presses one of its buttons. */
export async function answerQuestion(lab: RunningLab, screen: Screen, button: string): Promise<void> {
  await expect.poll(() => lab.told.question.length).toBeGreaterThan(0);
  for (const { message, buttons, defaultId } of lab.told.question.splice(0, 1)) {
    const index = buttons.indexOf(button);
    if (index === -1) throw new Error(`"${message}" has no button "${button}": ${buttons.join(', ')}`);
    const dialog = await screen.activeIs('dialog');
    await screen.press(...times((index - defaultId + buttons.length) % buttons.length, 'Tab'));
    await confirm(screen, dialog);
  }
}
