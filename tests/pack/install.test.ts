import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageOf, packedAs, packings, whyNotPacked, type Flavour } from './packed.ts';
import { makeScratchRoot, whyNoScratchRoot, type ScratchRoot } from './scratch-root.ts';

const nobody = whyNotPacked('plain') ?? whyNoScratchRoot();

/** The .deb of a flavour. */
function debOf(flavour: Flavour): string {
  const { output } = packedAs(flavour);
  return join(output, readdirSync(output).find((name) => name.endsWith('.deb')) ?? '');
}

describe.skipIf(nobody)(`the Debian package, installed${nobody === undefined ? '' : ` (${nobody})`}`, () => {
  let root: ScratchRoot;
  beforeAll(() => {
    root = makeScratchRoot();
  });
  afterAll(() => {
    root.remove();
  });
  const at = (path: string): string => join(root.folder, path);

  describe.each(packings)('$name', ({ flavour, reason }) => {
    it.skipIf(reason)("puts its program into the path and its files into the system's lists", () => {
      root.dpkg('--install', debOf(flavour));
      expect(readlinkSync(at('usr/bin/dropout-lab'))).toBe('/etc/alternatives/dropout-lab');
      expect(readlinkSync(at('etc/alternatives/dropout-lab'))).toBe('/opt/Dropout Lab/dropout-lab');
      expect(root.run('readlink', '--canonicalize-existing', '/usr/bin/dropout-lab')).toBe(
        '/opt/Dropout Lab/dropout-lab\n',
      );
      expect(readFileSync(at('usr/share/mime/globs2'), 'utf8')).toContain(':application/x-dropoutlab:*.dropoutlab\n');
      expect(existsSync(at('usr/share/applications/dropout-lab.desktop'))).toBe(true);
    });

    it.skipIf(reason)('takes the place of the other', () => {
      const installed = readFileSync(at('var/lib/dpkg/status'), 'utf8').matchAll(
        /^Package: (.*)\nStatus: .* installed$/gm,
      );
      expect([...installed].map(([, name]) => name)).toEqual([packageOf[flavour]]);
    });
  });

  it('leaves nothing behind when it is removed', () => {
    const last = packings.filter(({ reason }) => reason === undefined).at(-1)?.flavour ?? 'plain';
    root.dpkg('--purge', packageOf[last]);
    expect(
      ['opt/Dropout Lab', 'usr/bin/dropout-lab', 'etc/alternatives/dropout-lab'].filter((path) => existsSync(at(path))),
    ).toEqual([]);
    expect(existsSync(at('usr/share/applications/dropout-lab.desktop'))).toBe(false);
  });
});
