import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { openFileMenu } from './export-menu.ts';

/** What File, Export hands out. */
interface HandedOut {
  /** The entries that hand out nothing. */
  readonly closed: readonly string[];
  /** The names of the files, and what is text in them. */
  readonly texts: readonly string[];
  /** The numbers of the arrays in them. */
  readonly numbers: readonly number[];
}

/** The float32s of an NPY file, as its header says where they begin. */
function numbersOf(npy: Uint8Array): Float32Array {
  const begin = 10 + new DataView(npy.buffer, npy.byteOffset).getUint16(8, true);
  return new Float32Array(npy.slice(begin).buffer);
}

/** What File, Export hands out now. */
export async function exportsOf(page: Page): Promise<HandedOut> {
  await openFileMenu(page);
  await page.getByRole('menuitem', { name: 'Export' }).click();
  const entries = page.getByRole('menuitem').filter({ hasText: /script|notebook|matrices|Selected|Picture/ });
  const names = await entries.evaluateAll((items) =>
    items.map((item) => ({
      name: item.textContent.trim(),
      isClosed: item.getAttribute('aria-disabled') === 'true' || item.hasAttribute('disabled'),
    })),
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const [texts, numbers]: [string[], number[]] = [[], []];
  for (const { name, isClosed } of names) {
    if (isClosed) continue;
    await openFileMenu(page);
    await page.getByRole('menuitem', { name: 'Export' }).click();
    const began = page.waitForEvent('download');
    await page.getByRole('menuitem').filter({ hasText: name }).click();
    const file = await began;
    texts.push(file.suggestedFilename());
    const bytes = new Uint8Array(await readFile(await file.path()));
    if (file.suggestedFilename().endsWith('.zip')) {
      for (const [inner, content] of Object.entries(unzipSync(bytes))) {
        texts.push(inner);
        if (inner.endsWith('.npy')) numbers.push(...numbersOf(content));
        else texts.push(strFromU8(content));
      }
    } else if (file.suggestedFilename().endsWith('.svg')) {
      // Where a line runs is no number to be read.
      texts.push(new TextDecoder().decode(bytes).replaceAll(/<[^>]*>/g, ' '));
    } else if (file.suggestedFilename().endsWith('.npy')) numbers.push(...numbersOf(bytes));
    else if (!file.suggestedFilename().endsWith('.png')) texts.push(strFromU8(bytes));
  }
  return { closed: names.filter(({ isClosed }) => isClosed).map(({ name }) => name), texts, numbers };
}
