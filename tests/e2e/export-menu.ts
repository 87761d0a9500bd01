import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';

export async function openFileMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'File', exact: true }).click();
}

/** Presses an entry of File, Export. */
export async function pressExport(page: Page, entry: RegExp): Promise<void> {
  await openFileMenu(page);
  await page.getByRole('menuitem', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

/** The file an entry of File, Export hands out. */
export async function exported(page: Page, entry: RegExp): Promise<{ download: Download; bytes: Uint8Array }> {
  const began = page.waitForEvent('download');
  await pressExport(page, entry);
  const download = await began;
  return { download, bytes: new Uint8Array(await readFile(await download.path())) };
}
