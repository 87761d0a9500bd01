import type { LabStorage, LeftSlot, StorageSlot } from '#core/storage/storage.ts';
import { livingSlots, lockSlot, type SlotLock } from './slot-locks.ts';
import { reachingAutosaves, savingByItself } from './storage-errors.ts';
import { addGeneration, allGenerations, readGeneration, removeSlots } from './stored-slots.ts';

/** How many autosaved experiments of windows that are gone are kept. */
const mostLeftSlots = 20;

/** A name nobody else has; also on pages over plain http, where browsers offer no UUID. */
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join('-');

/** What this worker has taken of what others left: until it ends no other is offered it. */
const taken = new Map<string, SlotLock>();

/** What all windows that are gone have left, the one that saved last first. */
async function leftSlots(): Promise<readonly LeftSlot[]> {
  // A window that is new meanwhile is not among these; what one saves before it releases its lock is.
  const known = new Set((await allGenerations()).map(({ slot }) => slot));
  const living = await livingSlots(known);
  const slots = new Map<string, LeftSlot['generations'][number][]>();
  for (const { slot, number, savedAtMs } of [...(await allGenerations())].reverse()) {
    if (!known.has(slot) || (living.has(slot) && !taken.has(slot))) continue;
    const generations = slots.get(slot) ?? [];
    generations.push({ savedAtMs, read: () => reachingAutosaves(() => readGeneration(number)) });
    slots.set(slot, generations);
  }
  return [...slots].map(([id, generations]) => ({ id, generations }));
}

/** Takes what a window has left; null when it is not there, or another window has it. */
async function takeLeft(id: string): Promise<LeftSlot | null> {
  const find = async (): Promise<LeftSlot | null> => (await leftSlots()).find((left) => left.id === id) ?? null;
  const found = await find();
  if (found === null || taken.has(id)) return found;
  const lock = lockSlot(id);
  if (!(await lock.held)) return null;
  taken.set(id, lock);
  const left = await find(); // another may have taken it and discarded it in between
  if (left === null) giveBack(id);
  return left;
}

function giveBack(id: string): void {
  taken.get(id)?.release();
  taken.delete(id);
}

async function discard(id: string): Promise<void> {
  await removeSlots([id]);
  giveBack(id);
}

async function discardOldest(): Promise<void> {
  await removeSlots((await leftSlots()).slice(mostLeftSlots).map(({ id }) => id));
}

function browserSlot(): StorageSlot {
  const id = newId();
  let lock: SlotLock | null = null;

  /** Takes the lock before anything is saved: a slot without a lock counts as left. */
  async function prepare(): Promise<void> {
    const isFirst = lock === null;
    lock ??= lockSlot(id);
    await lock.held;
    if (isFirst) await discardOldest().catch(() => undefined); // that old ones could not be removed is no reason not to save
  }

  return {
    save: (bytes) =>
      savingByItself(async () => {
        await prepare();
        const savedAtMs = Date.now();
        await addGeneration(id, savedAtMs, bytes);
        return savedAtMs;
      }),
    clear: () => (lock === null ? Promise.resolve() : reachingAutosaves(() => removeSlots([id]))),
    release: () => lock?.release(),
  };
}

/**
 * Storage in the browser, in a database of this site. Each window has a slot of its own in it, and a lock that ends with its worker.
 */
export function browserStorage(): LabStorage {
  return {
    createSlot: browserSlot,
    leftSlots: () => reachingAutosaves(leftSlots),
    leftSlot: (id) => reachingAutosaves(() => takeLeft(id)),
    discardSlot: ({ id }) => reachingAutosaves(() => discard(id)),
  };
}
