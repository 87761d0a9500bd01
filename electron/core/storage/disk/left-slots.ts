import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { LeftSlot } from '../storage.ts';
import { systemCode } from './file-errors.ts';
import { generationsIn } from './generations.ts';
import { isHeld } from './slot-lock.ts';
import { orderOf } from './slot-order.ts';

/** How many autosaved experiments of windows that are gone are kept. */
const mostLeftSlots = 20;

const idPattern = /^[0-9a-f]{32}$/;
const lockSuffix = '.lock';

/** The path of a slot's lock. It lies beside the folder of the slot, because it is made first. */
export function lockOf(home: string, id: string): string {
  return join(home, id + lockSuffix);
}

/** What the window of a slot has left; null while it lives, and for a name that is no slot's, of which no path is made. */
export async function leftSlot(home: string, id: string): Promise<LeftSlot | null> {
  // First the lock, then the files: so nothing is missed that a window saves before it releases its lock.
  if (!idPattern.test(id) || isHeld(lockOf(home, id))) return null;
  return { id, generations: await generationsIn(join(home, id)) };
}

/** What all windows that are gone have left, the one that began to save last first. */
export async function leftSlots(home: string): Promise<readonly LeftSlot[]> {
  const names = await readdir(home).catch((thrown: unknown) => {
    if (systemCode(thrown) === 'ENOENT') return [];
    throw thrown;
  });
  const ids = new Set(names.map((name) => basename(name, lockSuffix)));
  const slots = await Promise.all(
    [...ids].map(async (id) => ({ order: await orderOf(join(home, id)), slot: await leftSlot(home, id) })),
  );
  const savedAt = ({ generations }: LeftSlot): number => generations[0]?.savedAtMs ?? 0;
  return slots
    .flatMap(({ order, slot }) => (slot === null ? [] : [{ order, slot }]))
    .sort((one, other) => other.order - one.order || savedAt(other.slot) - savedAt(one.slot))
    .map(({ slot }) => slot);
}

/** Removes what a window that is gone has left. */
export async function discardSlot(home: string, id: string): Promise<void> {
  await rm(join(home, id), { recursive: true, force: true, maxRetries: 5 });
  await rm(lockOf(home, id), { force: true, maxRetries: 5 });
}

/** Keeps the latest `mostLeftSlots` of them. */
export async function discardOldestSlots(home: string): Promise<void> {
  for (const { id } of (await leftSlots(home)).slice(mostLeftSlots)) await discardSlot(home, id);
}
