import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { licenceOf } from '../../../../build/scripts/licences/licence-of.js';
import { licencesText } from '../../../../build/scripts/licences/licences-text.js';
import { packageFolder } from '../../../../build/scripts/licences/packages.js';
import { writeLicences } from '../../../../build/scripts/licences/plugin.js';

const all = mkdtempSync(join(tmpdir(), 'dropout-lab-licences-'));
afterAll(() => {
  rmSync(all, { recursive: true });
});

let top: string;
beforeEach(() => (top = mkdtempSync(join(all, 'project-'))));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(top, path)), { recursive: true });
  writeFileSync(join(top, path), text);
}

/** A package of one line, with further files; returns its folder. */
function makePackage(name: string, license: unknown, files: Readonly<Record<string, string>> = {}): string {
  const folder = `node_modules/${name}`;
  write(
    `${folder}/package.json`,
    JSON.stringify({ name, version: '1.2.3', license, type: 'module', main: 'index.js' }),
  );
  write(`${folder}/index.js`, `export const ${name} = 1;`);
  for (const [file, text] of Object.entries(files)) write(`${folder}/${file}`, text);
  return join(top, folder);
}

describe('the package of a module', () => {
  test.each([
    ['/lab/node_modules/vue/dist/vue.js', '/lab/node_modules/vue'],
    ['/lab/node_modules/@vue/shared/index.js?commonjs-es-import', '/lab/node_modules/@vue/shared'],
    ['\0/lab/node_modules/a/node_modules/b/b.css', '/lab/node_modules/a/node_modules/b'],
    ['C:\\lab\\node_modules\\a\\a.js', 'C:/lab/node_modules/a'],
    ['/lab/renderer/main.ts', null],
    ['\0rolldown/runtime.js', null],
  ])('%s is in %s', (id, folder) => {
    expect(packageFolder(id)).toBe(folder);
  });
});

describe('the licence of a package', () => {
  test('is all its licence and notice files', async () => {
    const folder = makePackage('a', 'Apache-2.0', {
      'LICENSE.md': 'the words\r\n',
      NOTICE: 'by A',
      'licenses/LICENSE-b': 'B’s',
      'license-checker.js': '',
    });
    expect(await licenceOf(folder)).toMatchObject({ name: 'a', version: '1.2.3', licence: 'Apache-2.0' });
    expect((await licenceOf(folder)).text).toBe('the words\n\nby A\n\nB’s');
  });

  test('is what the README says where it says it in full', async () => {
    const words = 'Copyright X\n\nPermission is hereby granted, free of charge, ...';
    const folder = makePackage('a', 'MIT', { 'README.md': `# a\n\nIts use.\n\nLicense\n-------\n\n${words}\n` });
    expect((await licenceOf(folder)).text).toBe(words);
  });

  test.each([
    ['GPL-3.0', 'a 1.2.3 has the licence "GPL-3.0", which is not among those that may be packed'],
    ['MIT AND GPL-3.0', 'has the licence "MIT AND GPL-3.0"'],
    [undefined, 'a 1.2.3 has the licence ""'],
    ['MIT', 'a 1.2.3 has no text of its licence (MIT)'],
  ])('%s, without its words, may not be packed', async (license, sentence) => {
    const folder = makePackage('a', license, { 'README.md': '## License\n\nMIT\n' });
    await expect(licenceOf(folder)).rejects.toThrow(sentence);
  });
});

test('packages with the same words share them', () => {
  const one = (name: string, text: string) => ({ name, version: '1.0.0', licence: 'MIT', text });
  const text = licencesText([one('c', 'words'), one('b', 'others'), one('a', 'words')]);
  expect(text).toContain('a 1.0.0 (MIT)\nc 1.0.0 (MIT)\n\nwords\n');
  expect(text.match(/words/g)).toHaveLength(1);
  expect(text.indexOf('a 1.0.0')).toBeLessThan(text.indexOf('b 1.0.0'));
});

describe('a build', () => {
  /** Builds a window that uses the package `used`, beside a program that needs `needed` as it is, and a tool. */
  async function buildWindow(): Promise<string> {
    const packages = { '': {}, 'node_modules/needed': {}, 'node_modules/tool': { dev: true } };
    write('package-lock.json', JSON.stringify({ packages }));
    write('index.html', '<script type="module" src="./main.js"></script>');
    write('main.js', "import { used } from 'used'; import 'used/look.css'; console.log(used);");
    const plugins = [writeLicences(top, join(top, 'out'))];
    await build({
      root: top,
      configFile: false,
      logLevel: 'silent',
      plugins,
      build: { outDir: join(top, 'out/renderer') },
    });
    return readFileSync(join(top, 'out/renderer/licences.txt'), 'utf8');
  }

  beforeEach(() => {
    makePackage('needed', 'ISC', { LICENSE: 'needed’s words' });
    makePackage('tool', 'unknown');
  });

  test('lists what it bundles and what is packed as it is, and no tool', async () => {
    makePackage('used', 'MIT', { LICENSE: 'used’s words', 'look.css': 'p { color: red; }' });
    const text = await buildWindow();
    expect(text).toContain('used 1.2.3 (MIT)\n\nused’s words');
    expect(text).toContain('needed 1.2.3 (ISC)\n\nneeded’s words');
    expect(text).not.toContain('tool');
    const listed = JSON.parse(readFileSync(join(top, 'out/packages.json'), 'utf8')) as readonly { name: string }[];
    expect(listed.map(({ name }) => name).sort()).toEqual(['needed', 'used']);
  });

  test('fails when a package it bundles has no words of its licence', async () => {
    makePackage('used', 'MIT', { 'look.css': '' });
    await expect(buildWindow()).rejects.toThrow('used 1.2.3 has no text of its licence (MIT)');
  });
});
