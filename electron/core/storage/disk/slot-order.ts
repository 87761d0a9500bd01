import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from './file-errors.ts';

const fileName = 'order';

/**
 * The place of a slot in the order in which windows began to save, from 1 on. It is counted and not taken from a clock, which may be
 * set back: what was saved last would then count as the oldest, and go first. 0 for a slot of an earlier version, which has none.
 */
export async function orderOf(slot: string): Promise<number> {
  const text = await readFile(join(slot, fileName), 'utf8').catch(() => '');
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}

/** Makes the folder of a slot of `home`; it comes after all there are. @throws the error of the system when it cannot be written. */
export async function makeSlot(home: string, slot: string): Promise<void> {
  await mkdir(slot, { recursive: true, mode: 0o700 });
  if ((await orderOf(slot)) > 0) return;
  const names = await readdir(home).catch((thrown: unknown) => {
    if (systemCode(thrown) === 'ENOENT') return [];
    throw thrown;
  });
  const orders = await Promise.all(names.map((name) => orderOf(join(home, name))));
  await writeFile(join(slot, fileName), String(Math.max(0, ...orders) + 1), { mode: 0o600 });
}
