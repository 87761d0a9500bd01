import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allowedImports,
  allowedInRenderer,
  forbiddenImports,
  forbiddenInCore,
  forbiddenInRenderer,
} from './forbidden-imports.ts';

const top = resolve(import.meta.dirname, '../../..');

let folder: string;
let options: Awaited<ReturnType<typeof extractOptions>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dropout-lab-walls-'));
  options = await extractOptions(join(top, 'build/dependency-cruiser.cjs'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

/** The rules broken by these files, in a project of their own. */
async function rulesBrokenIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await copyFile(join(top, 'package.json'), join(folder, 'package.json'));
  for (const [path, text] of Object.entries(files)) await put(path, text);
  const folders = new Set(Object.keys(files).map((path) => path.replace(/\/.*/, '')));
  const { output } = await cruise([...folders], { ...options, baseDir: folder, validate: true });
  return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name); // no output type: not a text
}

const target = 'export const b = 1;\n';
const rooms = [
  'shared',
  'electron/core',
  'electron/core/bugs',
  'electron/core/storage',
  'electron/core/storage/disk',
  'electron/core/engine/node',
  'electron/shell',
  'electron/host',
  'electron/cli',
  'renderer',
  ...[
    'numbers',
    'locales',
    'client',
    'formulas',
    'charts',
    'pictures',
    'stores',
    'components',
    'views',
    'views/other',
  ].map((room) => `renderer/${room}`),
  'tests',
  'build',
];
const targets = {
  ...Object.fromEntries(rooms.map((room) => [`${room}/b.ts`, target] as const)),
  'electron/trainer-process.ts': target,
};

const rulesBrokenBy = (from: string, imports: string): Promise<string[]> =>
  rulesBrokenIn({ ...targets, [from]: `import '${imports}';\n` });

describe('the wall of dependency-cruiser', () => {
  it.each([...forbiddenImports, ...forbiddenInCore, ...forbiddenInRenderer])(
    'refuses $imports in $from',
    async ({ from, imports, rule }) => {
      expect(await rulesBrokenBy(from, imports)).toContain(rule);
    },
  );

  it.each([...allowedImports, ...allowedInRenderer])('lets $imports into $from', async ({ from, imports }) => {
    // Packages are not installed in the folder of this test, and nobody imports its targets: neither is what it is about.
    const beside = ['no-unresolved', 'no-orphans'];
    expect((await rulesBrokenBy(from, imports)).filter((rule) => !beside.includes(rule))).toEqual([]);
  });

  it('refuses a cycle, of types too', async () => {
    const rules = await rulesBrokenIn({
      'shared/a.ts': "import type { B } from './b.ts';\nexport interface A { b: B }\n",
      'shared/b.ts': "import type { A } from './a.ts';\nexport interface B { a: A }\n",
    });
    expect(rules).toContain('no-cycles');
  });

  it('refuses a file that nobody imports and that imports nobody', async () => {
    expect(await rulesBrokenIn({ 'renderer/alone.ts': target })).toEqual(['no-orphans']);
  });

  it('reads what a component imports', async () => {
    const component = `<script setup lang="ts">\nimport '#core/b.ts';\n</script>\n<template><p /></template>\n`;
    const rules = await rulesBrokenIn({ 'renderer/TheComponent.vue': component, 'electron/core/b.ts': target });
    expect(rules).toContain('renderer-reaches-shared');
  });
});
