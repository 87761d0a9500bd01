import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { OwnBytes } from '#shared/own-memory.ts';

/** What is known of one generation without reading it. Its number is larger than that of every one before it, whatever the clock says. */
interface StoredGeneration {
  readonly slot: string;
  readonly savedAtMs: number;
}

interface Schema extends DBSchema {
  generations: { key: number; value: StoredGeneration; indexes: { slot: string } };
  /** The bytes of each generation, by its number. */
  files: { key: number; value: OwnBytes };
}

/** One generation and its number. */
export interface NumberedGeneration extends StoredGeneration {
  readonly number: number;
}

/** How many generations a slot keeps. */
const keptGenerations = 3;

let opened: Promise<IDBPDatabase<Schema>> | null = null;

/** The database, which another version of the app may take over at any time: it is opened again when it is needed then. */
function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('dropout-lab', 1, {
    upgrade(made) {
      made.createObjectStore('generations', { autoIncrement: true }).createIndex('slot', 'slot');
      made.createObjectStore('files');
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close(); // the target of this event is the database
      opened = null;
    },
    terminated() {
      opened = null;
    },
  }).catch((thrown: unknown) => {
    opened = null;
    throw thrown;
  });
  return opened;
}

/**
 * Adds a generation to a slot and drops the fourth, all at once: a transaction is done as a whole or not at all, and `strict` waits for
 * the disk.
 */
export async function addGeneration(slot: string, savedAtMs: number, bytes: Uint8Array): Promise<void> {
  const act = (await database()).transaction(['generations', 'files'], 'readwrite', { durability: 'strict' });
  const [generations, files] = [act.objectStore('generations'), act.objectStore('files')];
  const failed = act.done.catch((thrown: unknown) => thrown); // else nobody hears why it was given up
  try {
    const number = await generations.add({ slot, savedAtMs });
    await files.put(bytes.slice(), number);
    const numbers = await generations.index('slot').getAllKeys(slot);
    for (const old of numbers.slice(0, -keptGenerations)) {
      await generations.delete(old);
      await files.delete(old);
    }
  } catch (thrown) {
    throw (await failed) ?? thrown;
  }
  await act.done;
}

/** Every generation there is, in the order in which they were saved. */
export async function allGenerations(): Promise<readonly NumberedGeneration[]> {
  const found: NumberedGeneration[] = [];
  const { store } = (await database()).transaction('generations');
  for await (const { primaryKey: number, value } of store) found.push({ ...value, number });
  return found;
}

/** The bytes of a generation. @throws Error when it is not there any more. */
export async function readGeneration(number: number): Promise<OwnBytes> {
  const bytes = await (await database()).get('files', number);
  if (bytes === undefined) throw new Error('It was removed.');
  return bytes;
}

/** Removes all generations of slots. */
export async function removeSlots(slots: readonly string[]): Promise<void> {
  if (slots.length === 0) return;
  const act = (await database()).transaction(['generations', 'files'], 'readwrite');
  const generations = act.objectStore('generations');
  for (const slot of slots) {
    for (const number of await generations.index('slot').getAllKeys(slot)) {
      await generations.delete(number);
      await act.objectStore('files').delete(number);
    }
  }
  await act.done;
}
