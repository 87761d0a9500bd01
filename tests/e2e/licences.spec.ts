import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './lab.ts';

const top = join(import.meta.dirname, '../..');

/** The packages that the sources of the desktop app import, Electron apart, which has its own licences beside it. */
function importedPackages(): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const sources = ['renderer', 'shared', 'electron/core', 'electron/shell'].flatMap((folder) =>
    readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|cts|vue|css)$/.test(file))
      .map((file) => readFileSync(join(top, folder, file), 'utf8')),
  );
  const text = sources.join('\n').replace(/^import type .*$/gm, '');
  return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    (name) => name !== 'electron' && new RegExp(`(from|import|import\\() ?'${name}['/]`).test(text),
  );
}

test('the window has the licence of every package our sources import', async ({ page, labUrl }) => {
  await page.goto(labUrl);
  const licences = await page.evaluate(() => fetch('./licences.txt').then((response) => response.text()));
  const imported = importedPackages();
  expect(imported).toEqual(expect.arrayContaining(['vue', 'echarts', 'katex', '@fontsource-variable/inter']));
  expect(imported.filter((name) => !new RegExp(`^${name} \\d\\S* \\(.+\\)$`, 'm').test(licences))).toEqual([]);
  expect(licences).toContain('SIL OPEN FONT LICENSE');
});
