import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildIfStale } from '../../../../build/scripts/build-app.js';
import { native } from '../../../../build/scripts/native/native.js';
import { releasePack } from '../../../../build/scripts/release/release-pack.js';
import { npm } from '../../../../build/scripts/run-process.js';

// What takes minutes and a network: packing, building TensorFlow, building the app.
vi.mock('../../../../build/scripts/run-process.js', () => ({ npm: vi.fn() }));
vi.mock('../../../../build/scripts/native/native.js', () => ({ native: vi.fn() }));
vi.mock('../../../../build/scripts/build-app.js', () => ({ buildIfStale: vi.fn() }));

const said = vi.spyOn(console, 'log').mockReturnValue();
const folder = mkdtempSync(join(tmpdir(), 'dropout-lab-release-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const here = ['--linux', `--${process.arch}`];

/** The npm scripts that were run. */
const packed = () => vi.mocked(npm).mock.calls.map(([[, script]]) => script);

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(buildIfStale).mockResolvedValue(true);
  vi.mocked(native).mockResolvedValue(0);
  vi.mocked(npm).mockResolvedValue({ code: 0, text: '' });
});

describe('the installers of a release', () => {
  test('are the plain ones and those with native TensorFlow, which is built in between', async () => {
    vi.mocked(native).mockImplementation(() => {
      expect(packed()).toEqual(['pack']);
      return Promise.resolve(0);
    });
    expect(await releasePack(here, folder)).toBe(0);
    expect(packed()).toEqual(['pack', 'pack:tensorflow']);
    expect(vi.mocked(npm).mock.calls[0]?.[0]).toEqual(['run', 'pack', '--', ...here, '--publish', 'never']);
  });

  test('are the plain ones alone where TensorFlow cannot be built, which is said and no failure', async () => {
    vi.mocked(native).mockResolvedValue(1);
    expect(await releasePack(here, folder)).toBe(0);
    expect(packed()).toEqual(['pack']);
    const sentence = `There is no installer with native TensorFlow for linux ${process.arch}.`;
    expect(said).toHaveBeenLastCalledWith(`::notice title=Release::${sentence}`);
    expect(readFileSync(join(folder, `notes--linux--${process.arch}.md`), 'utf8')).toContain(`- ${sentence}\n`);
  });

  test('are the plain ones alone for another processor, for which TensorFlow is not even tried', async () => {
    expect(await releasePack(['--linux', process.arch === 'x64' ? '--arm64' : '--x64'], folder)).toBe(0);
    expect(native).not.toHaveBeenCalled();
    expect(packed()).toEqual(['pack']);
  });

  test('fail when the app cannot be built or packed', async () => {
    vi.mocked(npm).mockResolvedValue({ code: 3, text: '' });
    expect(await releasePack(here, folder)).toBe(3);
    expect(native).not.toHaveBeenCalled();
    vi.mocked(buildIfStale).mockResolvedValue(false);
    expect(await releasePack(here, folder)).toBe(1);
    expect(npm).toHaveBeenCalledOnce();
  });
});
