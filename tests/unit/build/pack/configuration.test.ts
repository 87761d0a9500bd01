import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { top } from '../../../../build/scripts/places.js';
import { configOf, flavours } from '../../../pack/packed.ts';
import { pngSize } from '../../../pack/png-size.ts';

/** The part of electron-builder that reads and checks a configuration; it is not among what the package declares. */
interface ConfigModule {
  readonly getConfig: (folder: string, path: string, options: null) => Promise<Record<string, unknown>>;
  readonly validateConfiguration: (configuration: unknown, log: { readonly isEnabled: false }) => Promise<void>;
}
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const builder = fromBuilder('app-builder-lib/out/util/config/config.js') as ConfigModule;

const read = (flavour: (typeof flavours)[number]) => builder.getConfig(top, configOf[flavour], null);
const check = (configuration: unknown) => builder.validateConfiguration(configuration, { isEnabled: false });

/** Where the icons lie, all drawn from icon.svg. */
const icon = (name: string): Buffer => readFileSync(join(top, 'build', 'icons', name));

describe.each(flavours)('the configuration of the installers, %s', (flavour) => {
  it('is one electron-builder accepts, on all three systems', async () => {
    await expect(check(await read(flavour))).resolves.toBeUndefined();
  });

  it('is looked through: a word it does not know is refused wherever it stands', async () => {
    for (const system of ['win', 'nsis', 'portable', 'msi', 'mac', 'linux', 'deb']) {
      const configuration = await read(flavour);
      const part = configuration[system] as Record<string, unknown>;
      await expect(check({ ...configuration, [system]: { ...part, unheardOf: true } })).rejects.toThrow(
        `configuration.${system} should be`,
      );
    }
  });

  it('names every installer apart from the others', async () => {
    const { artifactName, portable } = await read(flavour);
    expect((portable as { artifactName: string }).artifactName).not.toBe(artifactName);
    expect(String(artifactName).includes('-tensorflow')).toBe(flavour === 'tensorflow');
  });
});

describe('the icon', () => {
  it.each([16, 24, 32, 48, 64, 128, 256, 512, 1024])('of Linux has %i pixels', (size) => {
    expect(pngSize(icon(`${size}x${size}.png`))).toEqual({ width: size, height: size });
  });

  it('of Windows holds seven pictures, each of the size it says', () => {
    const file = icon('icon.ico');
    expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
    const sizes = Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
      const entry = 6 + 16 * index;
      const [length, offset] = [file.readUInt32LE(entry + 8), file.readUInt32LE(entry + 12)];
      const { width } = pngSize(file.subarray(offset, offset + length));
      // 256 does not fit a byte and is written as 0.
      expect(file.readUInt8(entry)).toBe(width % 256);
      return width;
    });
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  it('of macOS holds four pictures and nothing after them', () => {
    const file = icon('icon.icns');
    expect(file.toString('latin1', 0, 4)).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    const sizes: [string, number][] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
      sizes.push([file.toString('latin1', at, at + 4), pngSize(file.subarray(at + 8)).width]);
    }
    expect(sizes).toEqual([
      ['ic07', 128],
      ['ic08', 256],
      ['ic09', 512],
      ['ic10', 1024],
    ]);
  });
});
