import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { allowedImports, forbiddenImports } from './forbidden-imports.ts';

const top = resolve(import.meta.dirname, '../../..');

const eslint = new ESLint({
  cwd: top,
  overrideConfigFile: 'build/eslint.config.js',
  // The files below do not exist, so there is no program to take types from; this wall needs none.
  overrideConfig: [tseslint.configs.disableTypeChecked],
  ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports',
});

async function rulesBrokenBy(from: string, imports: string): Promise<(string | null)[]> {
  const results = await eslint.lintText(`import '${imports}';\n`, { filePath: resolve(top, from) });
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));
}

describe('the wall of ESLint', () => {
  it.each(forbiddenImports)('refuses $imports in $from', async ({ from, imports }) => {
    expect(await rulesBrokenBy(from, imports)).toContain('no-restricted-imports');
  });

  it.each(allowedImports)('lets $imports into $from', async ({ from, imports }) => {
    expect(await rulesBrokenBy(from, imports)).toEqual([]);
  });
});
