import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changesOf, electronFaults, releaseFaults } from '../../../../build/scripts/release/release-facts.js';

const changelog = (unreleased: string, heading: string, text: string) =>
  `# Changelog\n\n## [Unreleased]\n${unreleased}\n## ${heading}\n\n${text}\n## [0.1.0] - 2026-11-24\n\nThe first.\n`;

const facts = {
  tag: 'v1.2.3',
  version: '1.2.3',
  lockedVersion: '1.2.3',
  changelog: changelog('', '[1.2.3] - 2027-01-31', '- Better.\n'),
};

describe('a version', () => {
  test('may be published when tag, package.json, lock file and changelog agree', () => {
    expect(releaseFaults(facts)).toEqual([]);
  });

  test.each([
    [{ tag: 'v1.2.4' }, 'The tag is v1.2.4, but package.json has version 1.2.3: the tag must be v1.2.3.'],
    [{ tag: '1.2.3' }, 'the tag must be v1.2.3.'],
    [{ lockedVersion: '1.2.2' }, 'package-lock.json has version 1.2.2'],
    [{ changelog: changelog('', '[1.2.30] - 2027-01-31', '- Better.\n') }, 'has no heading "## [1.2.3] - DATE"'],
    [{ changelog: changelog('', '[1.2.3]', '- Better.\n') }, 'gives version 1.2.3 no date'],
    [{ changelog: changelog('', '[1.2.3] - soon', '- Better.\n') }, 'gives version 1.2.3 no date'],
    [{ changelog: changelog('', '[1.2.3] - 2027-01-31', '') }, 'says nothing of version 1.2.3'],
    [{ changelog: changelog('\n- Kept.\n', '[1.2.3] - 2027-01-31', '- Better.\n') }, 'still has changes under'],
  ])('may not with %j', (change, sentence) => {
    expect(releaseFaults({ ...facts, ...change })).toEqual([expect.stringContaining(sentence)]);
  });

  test('has its own part of the changelog', () => {
    expect(changesOf(facts.changelog, '1.2.3')).toEqual({ date: '2027-01-31', text: '- Better.' });
    expect(changesOf(facts.changelog, '0.1.0')).toEqual({ date: '2026-11-24', text: 'The first.' });
    expect(changesOf(facts.changelog, '9.9.9')).toBeNull();
  });
});

test('the version now is one the changelog can be asked for', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../../CHANGELOG.md'), 'utf8');
  expect(changesOf(text, 'Unreleased')).not.toBeNull();
  expect(changesOf(text, '0.1.0')?.date).toBe('2026-11-24');
});

test('Electron is supported for three major versions', () => {
  expect(electronFaults('45.4.1', '47.0.0')).toEqual([]);
  expect(electronFaults('45.4.1', '48.0.0')).toEqual([expect.stringContaining('no longer supported')]);
});
