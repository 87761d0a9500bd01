import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { createLabService } from '../node-lab.ts';
import { failure, never } from '../started-service.ts';
import { autosavingWindow, files, savedParts } from './autosaved.ts';
import { canMount, smallDisk, temporaryFolder } from './temporary-folder.ts';

/** A window that ends with the test. */
function openWindow(home: string) {
  const window = autosavingWindow(home);
  onTestFinished(window.release);
  return window;
}
type Window = ReturnType<typeof openWindow>;

const save = async (window: Window, title: string) => window.autosave(savedParts(title), never);
const list = (window: Window) => window.listRecoverable({}, never);
const titles = async (window: Window) => (await list(window)).map(({ title }) => title);
const titleIn = (file: Uint8Array) => files.readExperiment({ file }).title;

async function read(window: Window, id: string): Promise<string> {
  return titleIn(await window.readRecoverable({ id }, never));
}

/** The one slot in `home`. */
function slotIn(home: string) {
  const id = readdirSync(home).find((name) => !name.endsWith('.lock')) ?? '';
  return { id, folder: join(home, id), lock: join(home, `${id}.lock`) };
}

/** The generations in a slot; its place in the order of slots lies beside them. */
const savedIn = (folder: string) => readdirSync(folder).filter((name) => name !== 'order');

/** What windows that are gone have left: one slot each, with these titles from the oldest save to the latest. */
async function leave(home: string, ...saved: string[]): Promise<void> {
  const window = openWindow(home);
  for (const title of saved) await save(window, title);
  window.release();
}

describe('a window that saves by itself', () => {
  it('leaves nothing on the disk before the first time, also when it is asked or asks', async () => {
    const home = join(temporaryFolder(), 'autosave');
    const window = openWindow(home);
    await window.forgetAutosave({}, never);
    expect(await list(window)).toEqual([]);
    window.release();
    expect(existsSync(home)).toBe(false);
  });

  it('keeps the last three generations, the latest first', async () => {
    const home = temporaryFolder();
    const window = openWindow(home);
    await save(window, 'one');
    const { folder } = slotIn(home);
    expect(savedIn(folder)).toEqual(['1.dropoutlab']);
    for (const title of ['two', 'three', 'four']) await save(window, title);
    const names = ['1.dropoutlab', '2.dropoutlab', '3.dropoutlab'];
    expect(savedIn(folder)).toEqual(names);
    expect(names.map((name) => titleIn(readFileSync(join(folder, name))))).toEqual(['four', 'three', 'two']);
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('saves in the order of its requests, and forgets in it', async () => {
    const home = temporaryFolder();
    const window = openWindow(home);
    await Promise.all(['one', 'two', 'three'].map((title) => save(window, title)));
    expect(titleIn(readFileSync(join(slotIn(home).folder, '1.dropoutlab')))).toBe('three');
    await Promise.all([save(window, 'four'), window.forgetAutosave({}, never)]);
    expect(slotIn(home).id).toBe('');
    await save(window, 'five');
    expect(savedIn(slotIn(home).folder)).toEqual(['1.dropoutlab']);
  });

  it('leaves nothing behind when it has forgotten, also when it is closed while it does', async () => {
    const home = temporaryFolder();
    const window = openWindow(home);
    await save(window, 'one');
    const forgotten = window.forgetAutosave({}, never);
    window.release();
    await forgotten;
    expect(readdirSync(home)).toEqual([]);
  });

  it('leaves what it asked for last, also when it is closed while that is saved; until then it is no one else’s', async () => {
    const home = temporaryFolder();
    const [window, other] = [openWindow(home), openWindow(home)];
    await save(window, 'one');
    const [two, three] = [save(window, 'two'), save(window, 'three')];
    window.release();
    expect(await titles(other)).toEqual([]);
    await Promise.all([two, three]);
    expect(await titles(other)).toEqual(['three']);
  });

  it('goes on where its folder was removed', async () => {
    const home = join(temporaryFolder(), 'autosave');
    const window = openWindow(home);
    await save(window, 'one');
    rmSync(home, { recursive: true });
    await save(window, 'two');
    expect(await list(openWindow(home))).toEqual([]);
    window.release();
    expect(await titles(openWindow(home))).toEqual(['two']);
  });

  it('goes on after an experiment that cannot be written, and saves nothing once it is closed', async () => {
    const home = temporaryFolder();
    const window = openWindow(home);
    const broken = { ...savedParts('broken'), toJSON: () => expect.fail('not to be written') };
    await expect(window.autosave(broken, never)).rejects.toThrow('not to be written');
    await save(window, 'one');
    window.release();
    expect((await failure(save(window, 'two'))).code).toBe('disconnected');
    expect(await titles(openWindow(home))).toEqual(['one']);
  });

  it.skipIf(!canMount)('keeps its generations on a full disk (skipped where no disk can be mounted)', async () => {
    const { folder: home } = smallDisk(192);
    const window = openWindow(home);
    for (const title of ['one', 'two', 'three']) await window.autosave(savedParts(title, 40_000), never);
    const { folder } = slotIn(home);
    const before = readdirSync(folder);
    for (const title of ['four', 'five', 'six', 'seven']) {
      const error = await failure(window.autosave(savedParts(title, 100_000), never));
      expect(error).toMatchObject({ code: 'file-failed' });
      expect(error.message).toMatch(/^The autosaved experiment was not saved: the disk is full\./);
    }
    expect(readdirSync(folder)).toEqual(before);
    window.release();
    expect(await titles(openWindow(home))).toEqual(['three']);
  });

  it.skipIf(!canMount)('says so when the disk can only be read (skipped where no disk can be mounted)', async () => {
    const disk = smallDisk(64);
    disk.makeReadOnly();
    const error = await failure(save(openWindow(join(disk.folder, 'autosave')), 'one'));
    expect(error.code).toBe('file-failed');
    expect(error.message).toContain('the disk can only be read');
  });
});

describe('what can be recovered', () => {
  it('is what closed windows have left, never what a living one saves', async () => {
    const home = temporaryFolder();
    const [first, second] = [openWindow(home), openWindow(home)];
    const { savedAt } = await save(first, 'first');
    await save(second, 'second');
    expect(await list(second)).toEqual([]);
    first.release();
    const [left, ...others] = await list(second);
    expect(others).toEqual([]);
    expect(left).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      title: 'first',
      savedAt,
      completedSteps: 7,
      hyperparameters: lectureHyperparameters,
      tableName: null,
    });
    expect(await read(second, left?.id ?? '')).toBe('first');
    await second.discardRecoverable({ id: left?.id ?? '' }, never);
    expect(await list(second)).toEqual([]);
    expect((await failure(second.readRecoverable({ id: left?.id ?? '' }, never))).message).toContain(
      'not offered any more',
    );
  });

  it.each(['1.dropoutlab', '1.dropoutlab and 2.dropoutlab'])(
    'is the generation before a damaged %s',
    async (damaged) => {
      const home = temporaryFolder();
      await leave(home, 'one', 'two', 'three');
      const names = damaged.split(' and ');
      for (const name of names) truncateSync(join(slotIn(home).folder, name), 100);
      const window = openWindow(home);
      const title = names.length === 1 ? 'two' : 'one';
      expect(await titles(window)).toEqual([title]);
      expect(await read(window, slotIn(home).id)).toBe(title);
    },
  );

  it('is the one that was just arriving', async () => {
    const home = temporaryFolder();
    await leave(home, 'one');
    writeFileSync(join(slotIn(home).folder, '0.dropoutlab'), files.writeExperiment(savedParts('two')));
    expect(await titles(openWindow(home))).toEqual(['two']);
  });

  it('leaves out what cannot be read, and keeps it: a newer app may read it', async () => {
    const home = temporaryFolder();
    await leave(home, 'one');
    const { id, folder } = slotIn(home);
    writeFileSync(join(folder, '1.dropoutlab'), '{"format":"of tomorrow"}');
    const window = openWindow(home);
    expect(await list(window)).toEqual([]);
    expect((await failure(window.readRecoverable({ id }, never))).message).toContain('cannot be read');
    await save(window, 'two');
    expect(existsSync(join(folder, '1.dropoutlab'))).toBe(true);
  });

  it('is not what a living window owns, nor what lies elsewhere, whatever the name', async () => {
    const home = join(temporaryFolder(), 'autosave');
    const window = openWindow(home);
    await save(window, 'mine');
    mkdirSync(join(home, '../secret'));
    writeFileSync(join(home, '../secret/1.dropoutlab'), files.writeExperiment(savedParts('secret')));
    const { id } = slotIn(home);
    for (const name of [id, '../secret', '.', '', '..', `${id}/../../secret`, 'a'.repeat(32), `${id}\0`]) {
      expect((await failure(window.readRecoverable({ id: name }, never))).code).toBe('invalid-input');
      expect((await failure(window.discardRecoverable({ id: name }, never))).code).toBe('invalid-input');
    }
    expect(existsSync(join(home, id, '1.dropoutlab'))).toBe(true);
    expect(existsSync(join(home, '../secret/1.dropoutlab'))).toBe(true);
  });

  it('is left as it is where it cannot be reached', async () => {
    const home = join(temporaryFolder(), 'autosave');
    writeFileSync(home, 'a file where the folder should be');
    const window = openWindow(home);
    const requests = [
      () => list(window),
      () => window.discardRecoverable({ id: 'a'.repeat(32) }, never),
      () => save(window, 'one'),
    ];
    for (const request of requests) {
      const error = await failure(request);
      expect(error.code).toBe('file-failed');
      expect(error.message).not.toContain(home);
    }
    expect(readFileSync(home, 'utf8')).toBe('a file where the folder should be');
  });

  it('is taken by one window: another is not offered it, can neither read nor discard it, and has it when that is gone', async () => {
    const home = temporaryFolder();
    await leave(home, 'one');
    const [first, second] = [openWindow(home), openWindow(home)];
    expect(await titles(second)).toEqual(['one']);
    const { id } = slotIn(home);
    expect(await read(first, id)).toBe('one');
    expect(await read(first, id)).toBe('one');
    expect(await titles(second)).toEqual([]);
    expect((await failure(second.readRecoverable({ id }, never))).fault.name).toBe('autosave-gone');
    expect((await failure(second.discardRecoverable({ id }, never))).fault.name).toBe('autosave-gone');
    first.release();
    expect(await titles(second)).toEqual(['one']);
    expect(await read(second, id)).toBe('one');
  });

  it('is in the order it was begun, and the oldest goes first, though the clock was set back meanwhile', async () => {
    const home = temporaryFolder();
    for (let index = 0; index < 22; index += 1) {
      const before = new Set(existsSync(home) ? readdirSync(home) : []);
      await leave(home, `window ${index}`);
      const made = readdirSync(home).find((name) => !before.has(name)) ?? '';
      // Each a day before the one before it.
      utimesSync(join(home, made, '1.dropoutlab'), 1e9 - index * 86_400, 1e9 - index * 86_400);
    }
    const window = openWindow(home);
    await save(window, 'living');
    expect(await titles(window)).toEqual(Array.from({ length: 20 }, (_, index) => `window ${21 - index}`));
  });

  it('is at most twenty, the latest first: the oldest goes when another window begins to save', async () => {
    const home = temporaryFolder();
    for (let index = 0; index < 22; index++) {
      await leave(home, `window ${index}`);
      // The clock of a file system may be coarser than two saves are apart.
      const newest = readdirSync(home).find(
        (id) => titleIn(readFileSync(join(home, id, '1.dropoutlab'))) === `window ${index}`,
      );
      utimesSync(join(home, newest ?? '', '1.dropoutlab'), index + 1, index + 1);
    }
    const window = openWindow(home);
    await save(window, 'mine');
    const left = await list(window);
    expect(left.map(({ title }) => title)).toEqual(Array.from({ length: 20 }, (_, index) => `window ${21 - index}`));
    expect(left[0]?.savedAt).toBe('1970-01-01T00:00:22.000Z');
    expect(await titles(openWindow(home))).toHaveLength(20);
  });
});

describe('the service of a connection', () => {
  it('shares the folder of the data and lets go when it is disposed', async () => {
    const folder = temporaryFolder();
    const before = process.env['DROPOUT_LAB_DATA'];
    process.env['DROPOUT_LAB_DATA'] = folder;
    onTestFinished(() => {
      process.env['DROPOUT_LAB_DATA'] = before;
    });
    const service = createLabService();
    await leave(join(folder, 'autosave'), 'one');
    const { id } = slotIn(join(folder, 'autosave'));
    await service.discardRecoverable({ id }, never);
    expect(readdirSync(join(folder, 'autosave'))).toEqual([]);
    expect((await failure(service.autosave(savedParts('none'), never))).code).toBe('no-experiment');
    service.dispose();
  });
});
