import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { FileChooser, Page } from '@playwright/test';
import { builtCheck } from '../../build/scripts/places.js';

/** As much of what a file records as is looked at here. */
interface Recorded {
  readonly engine: unknown;
  readonly start: unknown;
  readonly losses: { readonly values: readonly number[] };
}

/** What a file records. */
export const recordedIn = async (path: string): Promise<Recorded> =>
  (JSON.parse(await readFile(path, 'utf8')) as { readonly recorded: Recorded }).recorded;

/** What `check` says of a file that is fine; throws for one that is not. */
export const checked = (path: string): string =>
  execFileSync(process.execPath, [builtCheck, path], { encoding: 'utf8' });

/** Saves what is on screen by the keyboard, as a download that is put at `path`. */
export async function saveAs(page: Page, path: string): Promise<void> {
  const written = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  await (await written).saveAs(path);
}

/** Opens a file, by its path or its bytes, by the keyboard and the browser's chooser. */
export async function openFrom(page: Page, file: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  // A key may come before the browser has heard that its chooser is waited for; then it opens one of its own, which nobody sees.
  await page.evaluate(() => undefined);
  await page.keyboard.press('Control+o');
  await (await choosing).setFiles(file);
}
