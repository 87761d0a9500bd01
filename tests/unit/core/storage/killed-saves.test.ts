import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleNodePrograms } from '../../../contract/bundle-node-program.ts';
import { never } from '../started-service.ts';
import { autosavingWindow, files, placeCount, savedNotes, savedParts } from './autosaved.ts';
import { temporaryFolder } from './temporary-folder.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dropout-lab-saving-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  await bundleNodePrograms({ 'saving-program': join(import.meta.dirname, 'saving-program.ts') }, folder);
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts a process that saves in several places at once, and kills it at some moment after its first save: most saves are then
 * somewhere in the middle. @returns the last number it told of each place, `after` where it told none.
 */
async function killWhileSaving(what: 'file' | 'window', where: string, after: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, [join(folder, 'saving-program.js'), what, where, String(after)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told = Array.from({ length: placeCount }, () => after);
  const lines = createInterface(child.stdout).on('line', (line) => {
    const [place = -1, number = -1] = line.split(' ').map(Number);
    told[place] = number;
  });
  await once(lines, 'line');
  await pause(Math.random() * 50);
  child.kill('SIGKILL');
  expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
  return told;
}

/** The place and the number a file holds. @throws when it is not one of ours to the last byte. */
function savedIn(file: Uint8Array): readonly [place: number, number: number] {
  const { title } = files.readExperiment({ file });
  expect(Buffer.compare(file, files.writeExperiment(savedParts(title, savedNotes)))).toBe(0);
  const [place = -1, number = -1] = title.split(' ').map(Number);
  return [place, number];
}

const rounds = Array.from({ length: 20 }, (_, index) => index);
const places = Array.from({ length: placeCount }, (_, index) => index);

describe(`a process killed within ${rounds.length * places.length} saves`, () => {
  it('leaves the old or the new file, whole', { timeout: 120_000 }, async () => {
    const where = temporaryFolder();
    for (const round of rounds) {
      // Each process writes numbers of its own: what is there is from the one before, or from this one.
      const after = round * 10_000;
      const before = places.map((place) => (round === 0 ? null : readFileSync(join(where, `${place}.dropoutlab`))));
      const told = await killWhileSaving('file', where, after);
      for (const place of places) {
        const path = join(where, `${place}.dropoutlab`);
        const lastTold = told[place] ?? after;
        if (lastTold === after && (!existsSync(path) || before[place]?.equals(readFileSync(path)))) continue;
        const [savedPlace, number] = savedIn(readFileSync(path));
        expect(savedPlace).toBe(place);
        expect([lastTold, lastTold + 1], `round ${round}, place ${place}`).toContain(number);
      }
    }
  });

  it('finds the last saves of its windows again, at most one further', { timeout: 120_000 }, async () => {
    for (const round of rounds) {
      const home = join(temporaryFolder(), 'autosave');
      const window = autosavingWindow(home);
      const told = await killWhileSaving('window', home, 0);
      const found = places.map(() => 0);
      for (const { id, title } of await window.listRecoverable({}, never)) {
        const [place, number] = savedIn(await window.readRecoverable({ id }, never));
        expect(title).toBe(`${place} ${number}`);
        expect(found[place]).toBe(0);
        found[place] = number;
        const generations = readdirSync(join(home, id)).filter((name) => name.endsWith('.dropoutlab'));
        for (const name of generations) savedIn(readFileSync(join(home, id, name)));
        await window.discardRecoverable({ id }, never);
      }
      for (const place of places) {
        const lastTold = told[place] ?? 0;
        expect([lastTold, lastTold + 1], `round ${round}, place ${place}`).toContain(found[place]);
      }
    }
  });
});

it('a living process keeps what it saves from the others', async () => {
  const home = join(temporaryFolder(), 'autosave');
  const window = autosavingWindow(home);
  const child = spawn(process.execPath, [join(folder, 'saving-program.js'), 'window', home, '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  expect(await window.listRecoverable({}, never)).toEqual([]);
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(await window.listRecoverable({}, never)).not.toEqual([]);
});
