import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyPlaces, keyTable, type KeyPress, type KeyRow } from '#renderer/components/keys/key-table.ts';
import { keys } from '#renderer/locales/en/keys.ts';
import { keysInBrowser, keysOf, menuCommands } from '#shared/contract/menu-keys.ts';
import { productSources } from '../../../boundaries/asked-names.ts';
import { heardKeys, listens } from '../../../boundaries/heard-keys.ts';

const root = resolve(import.meta.dirname, '../../../../..');
const rows: readonly KeyRow[] = Object.values(keyTable);
const menu = 'shared/contract/menu-keys.ts';
const menuKeys = 'renderer/components/menu/use-menu-keys.ts';

/** The keys of a press: one, or the digits from one to another. */
function each({ key, to }: KeyPress): readonly string[] {
  if (to === undefined) return [key];
  return Array.from({ length: Number(to) - Number(key) + 1 }, (_, index) => String(Number(key) + index));
}

/** The keys that the table says are heard in a source. */
function listed(file: string): ReadonlySet<string> {
  const ofFile = rows.filter(({ heardIn }) => heardIn.includes(file));
  return new Set(ofFile.flatMap(({ presses }) => presses.flatMap(each)));
}

/** Keys as the menu writes them. The question mark is in no menu. */
function written(of: readonly KeyRow[]): readonly string[] {
  const presses = of.flatMap((row) => row.presses).filter(({ key }) => key !== '?');
  return presses
    .map(({ key, control, shift }) => (control ? 'CmdOrCtrl+' : '') + (shift ? 'Shift+' : '') + key.toUpperCase())
    .sort();
}

const sources = productSources(root)
  .filter((file) => file.startsWith('renderer/'))
  .map((file) => ({ file, source: readFileSync(`${root}/${file}`, 'utf8') }))
  // The sheet writes keys and hears none.
  .filter(({ file, source }) => !file.startsWith('renderer/components/keys/') || listens(source));

describe('the table of keys', () => {
  it('lists each key that is listened for, and none that is not, source by source', () => {
    const places = new Set([...sources.map(({ file }) => file), ...rows.flatMap(({ heardIn }) => heardIn)]);
    places.delete(menu);
    places.delete(menuKeys); // it hears those of a table, below
    for (const file of places) {
      const source = sources.find((each) => each.file === file)?.source ?? '';
      expect([...heardKeys(file, source)].sort(), file).toEqual([...listed(file)].sort());
    }
  });

  it('knows every source that listens', () => {
    // They are given the keys of the grids.
    const handed = ['matrix/move-cursor.ts', 'matrix/use-matrix-zoom.ts', 'matrix-answer/cell-by-key.ts'].map(
      (file) => `renderer/components/${file}`,
    );
    const listening = sources.filter(({ source }) => listens(source)).map(({ file }) => file);
    const known = new Set(rows.flatMap(({ heardIn }) => heardIn));
    expect(listening.length).toBeGreaterThan(5);
    expect([...listening, ...handed, menu].sort()).toEqual([...known].sort());
  });

  it('has the keys of the desktop menu', () => {
    expect(written(rows.filter(({ heardIn }) => heardIn.includes(menu)))).toEqual(
      menuCommands.flatMap((command) => keysOf(command, 'other')).sort(),
    );
  });

  it('has those of them that a browser leaves to the page', () => {
    expect(written(rows.filter(({ heardIn }) => heardIn.includes(menuKeys)))).toEqual(
      menuCommands.flatMap((command) => keysInBrowser(command, 'other')).sort(),
    );
  });

  it('has a text for each use and place, and no other', () => {
    expect(Object.keys(keys.keys.uses)).toEqual(Object.keys(keyTable));
    expect(Object.keys(keys.keys.places)).toEqual(keyPlaces);
    for (const place of keyPlaces) expect(rows.some((row) => row.place === place)).toBe(true);
  });

  it('lists no two uses of one press at one place', () => {
    for (const place of keyPlaces) {
      const presses = rows.filter((row) => row.place === place).flatMap((row) => row.presses);
      expect(new Set(presses.map((press) => JSON.stringify(press))).size).toBe(presses.length);
    }
  });
});

describe('a key that is listened for is found', () => {
  it.each([
    ['a comparison', "if (event.key === 'F9') show();", ['F9']],
    ['the other way round', "if ('?' !== key) show();", ['?']],
    ['a letter in either case', "const save = event.key.toLowerCase() === 's';", ['s']],
    ['a switch', "switch (event.key) { case 'Home': case ' ': go(); }", ['Home', ' ']],
    ['a table', 'const moves = { ArrowUp: 1, z: 2 }; move(moves[event.key]);', ['ArrowUp', 'z']],
    ['a table in its place', 'move({ PageUp: 1 }[key]);', ['PageUp']],
    [
      'a template',
      '<template><input @keydown.enter.prevent="go" @keyup.left="back" /></template>',
      ['Enter', 'ArrowLeft'],
    ],
  ])('in %s', (_, source, expected) => {
    expect([...heardKeys(source.startsWith('<') ? 'A.vue' : 'a.ts', source)]).toEqual(expected);
  });

  it('but not the key of something else', () => {
    expect([
      ...heardKeys('a.ts', "const isNew = item.key === 'new'; const at = { x: 1, y: 2 }; use(at[axis]);"),
    ]).toEqual([]);
  });
});
