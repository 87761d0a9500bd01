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

  it('are the wheel on macOS with Apple’s processors, whose libraries have other names', () => {
    expect(kinds('darwin', 'arm64')).toEqual(['wheel']);
    for (const name of sourcesFor('darwin', 'arm64').flatMap(({ libraries }) => libraries))
      expect(name).toMatch(/\.dylib$/);
  });

  it.each([
    ['win32', 'x64'],
    ['darwin', 'x64'],
    ['linux', 'ia32'],
  ])('are none on %s %s', (platform, arch) => {
    expect(sourcesFor(platform, arch)).toEqual([]);
  });

  it('all have a SHA-256', () => {
    const systems = [['linux', 'x64'] as const, ['linux', 'arm64'] as const, ['darwin', 'arm64'] as const];
    for (const source of systems.flatMap(([platform, arch]) => sourcesFor(platform, arch))) {
      expect(source.sha256, source.title).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});
