import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstEnglish } from '#renderer/locales/en/first.ts';
import { partsEnglish } from '#renderer/locales/en/parts.ts';

const renderer = resolve(import.meta.dirname, '../../../../renderer');

/** What a source imports at once; what is only a type, and what is fetched when it is needed, is not of it. */
function imported(source: string, from: string): string[] {
  const statements = source.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^;']*?from\s+)?'(?<path>[^']+)';/gm);
  const paths = [...statements].map(({ groups }) => groups?.['path'] ?? '');
  const local = paths.flatMap((path) => {
    if (path.startsWith('.')) return [resolve(dirname(from), path)];
    return path.startsWith('#renderer/') ? [join(renderer, path.slice('#renderer/'.length))] : [];
  });
  return local.filter((path) => existsSync(path));
}

/** The sources of the first screen: all that the window's entry imports at once. */
function firstSources(): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  const waiting = [join(renderer, 'main.ts')];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (sources.has(file) || file.includes('/locales/')) continue;
    const source = readFileSync(file, 'utf8');
    sources.set(file, source);
    waiting.push(...imported(source, file));
  }
  return sources;
}

/** The groups of messages a source may say: `compare` of `t('compare.title')`. */
function groupsIn(source: string): string[] {
  return [...source.matchAll(/['"`](?<group>[A-Za-z]+)\.[\w${}.-]+['"`]/g)].map(
    ({ groups }) => groups?.['group'] ?? '',
  );
}

describe('the texts that are fetched later', () => {
  it('are said by parts alone', () => {
    const sources = firstSources();
    expect(sources.size).toBeGreaterThan(100);
    const late = Object.keys(partsEnglish);
    const said = [...sources].flatMap(([file, source]) =>
      groupsIn(source).flatMap((group) => (late.includes(group) ? [`${file}: ${group}`] : [])),
    );
    expect(said).toEqual([]);
  });

  it('share no group with those of the first screen', () => {
    const first = Object.keys(firstEnglish);
    expect(Object.keys(partsEnglish).filter((group) => first.includes(group))).toEqual([]);
  });
});
