import { describe, expect, it } from 'vitest';
import { sourcesFor } from '../../../../build/scripts/native/sources.js';

const kinds = (platform: string, arch: string) => sourcesFor(platform, arch).map(({ kind }) => kind);

describe('the sources of native TensorFlow', () => {
  it("are tfjs-node's own download and then the wheel on Linux x64", () => {
    expect(kinds('linux', 'x64')).toEqual(['archive', 'wheel']);
  });

  it('are the wheel alone on Linux arm64, whose download nobody vouches for', () => {
    expect(kinds('linux', 'arm64')).toEqual(['wheel']);
  });

  it.each([
    ['win32', 'x64'],
    ['darwin', 'arm64'],
    ['linux', 'ia32'],
  ])('are none on %s %s', (platform, arch) => {
    expect(sourcesFor(platform, arch)).toEqual([]);
  });

  it('all have a SHA-256', () => {
    for (const source of ['x64', 'arm64'].flatMap((arch) => sourcesFor('linux', arch))) {
      expect(source.sha256, source.title).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});
