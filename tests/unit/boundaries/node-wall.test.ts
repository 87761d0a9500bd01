import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const core = resolve(import.meta.dirname, '../../../electron/core');

/** The only folders of core that may know Node. */
const nodeFolders = ['engine/node', 'storage/disk'];

/** What a text about Node would hold, in code or in a comment: whoever searches for it finds these folders and nothing else. */
const ofNode = /from 'node:|import\('node:|Buffer\b|\bprocess\.(?=[a-z])|\bsetImmediate\b|\bNodeJS\b/;

it('only the disk and the loading of engines know Node', () => {
  const files = readdirSync(core, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const folders = files
    .map(({ parentPath, name }) => ({ parentPath, text: readFileSync(join(parentPath, name), 'utf8') }))
    .filter(({ text }) => ofNode.test(text))
    .map(({ parentPath }) => parentPath.slice(core.length + 1).replaceAll('\\', '/'));
  expect([...new Set(folders)].sort()).toEqual(nodeFolders);
});
