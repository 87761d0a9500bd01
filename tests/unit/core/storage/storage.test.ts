import { describe, expect, it } from 'vitest';
import { diskStorage } from '#core/storage/disk/disk-storage.ts';
import type { LabStorage, LeftSlot } from '#core/storage/storage.ts';
import { memoryStorage } from './memory-storage.ts';
import { temporaryFolder } from './temporary-folder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** What a slot holds, the latest first. */
async function texts({ generations }: LeftSlot): Promise<string[]> {
  return Promise.all(generations.map(async (generation) => new TextDecoder().decode(await generation.read())));
}

/** What all windows that are gone have left, in no order of the windows: two may have saved at the same moment. */
async function allTexts(storage: LabStorage): Promise<string[][]> {
  return (await Promise.all((await storage.leftSlots()).map(texts))).sort();
}

async function leave(storage: LabStorage, ...saved: string[]): Promise<void> {
  const slot = storage.createSlot();
  for (const text of saved) await slot.save(bytes(text));
  slot.release();
}

function onTheDisk(): LabStorage {
  const folder = temporaryFolder();
  return diskStorage(() => folder);
}

/** What core relies on, wherever it is kept. */
describe.each([
  ['on the disk', onTheDisk],
  ['in memory', memoryStorage],
])('storage %s', (_, open) => {
  it('has nothing at first, and of no name', async () => {
    const storage = open();
    expect(await storage.leftSlots()).toEqual([]);
    for (const id of ['0'.repeat(32), '', '..']) expect(await storage.leftSlot(id)).toBeNull();
  });

  it('keeps the latest three saves of each window', async () => {
    const storage = open();
    await leave(storage, 'a');
    await leave(storage, '1', '2', '3', '4');
    expect(await allTexts(storage)).toEqual([['4', '3', '2'], ['a']]);
  });

  it('shows what a window has saved only when the window is gone', async () => {
    const storage = open();
    const slot = storage.createSlot();
    await slot.save(bytes('mine'));
    expect(await storage.leftSlots()).toEqual([]);
    slot.release();
    const [left] = await storage.leftSlots();
    expect(left && (await texts(left))).toEqual(['mine']);
    expect(await storage.leftSlot(left?.id ?? '').then((found) => found && texts(found))).toEqual(['mine']);
  });

  it('says when a save was made, and keeps its bytes whatever becomes of the memory they came from', async () => {
    const storage = open();
    const slot = storage.createSlot();
    const saved = bytes('abc');
    const savedAtMs = await slot.save(saved);
    saved.fill(0);
    slot.release();
    const [left] = await storage.leftSlots();
    expect(left?.generations.map((generation) => generation.savedAtMs)).toEqual([savedAtMs]);
    expect(left && (await texts(left))).toEqual(['abc']);
  });

  it('forgets what a window cleared, and lets it save again', async () => {
    const storage = open();
    const slot = storage.createSlot();
    await slot.clear();
    await slot.save(bytes('one'));
    await slot.clear();
    await slot.save(bytes('two'));
    slot.release();
    expect(await allTexts(storage)).toEqual([['two']]);
  });

  it('has nothing of a window that never saved', async () => {
    const storage = open();
    await leave(storage);
    expect(await storage.leftSlots()).toEqual([]);
  });

  it('discards what one window has left, and nothing else', async () => {
    const storage = open();
    await leave(storage, 'a');
    await leave(storage, 'b');
    for (const left of await storage.leftSlots()) {
      if ((await texts(left))[0] === 'a') await storage.discardSlot(left);
    }
    expect(await allTexts(storage)).toEqual([['b']]);
  });
});
