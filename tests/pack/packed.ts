import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addonPath, dist, tfjsNode, top } from '../../build/scripts/places.js';

/** The two installers each system has: without native TensorFlow, and with it. */
export const flavours = ['plain', 'tensorflow'] as const;
export type Flavour = (typeof flavours)[number];

/** What `npm run pack` and `npm run pack:tensorflow` are given. */
export const configOf: Readonly<Record<Flavour, string>> = {
  plain: 'build/electron-builder.yml',
  tensorflow: 'build/electron-builder.tensorflow.yml',
};

/** The name of the Debian package. */
export const packageOf: Readonly<Record<Flavour, string>> = {
  plain: 'dropout-lab',
  tensorflow: 'dropout-lab-tensorflow',
};

/** Why a flavour is not packed here; undefined where it is. Packing is tried on Linux, for Linux. */
export function whyNotPacked(flavour: Flavour): string | undefined {
  if (process.platform !== 'linux') return 'packing is tried on Linux';
  const hasNative = existsSync(join(top, tfjsNode, addonPath));
  return flavour === 'tensorflow' && !hasNative ? 'native TensorFlow is not installed' : undefined;
}

/** Each flavour, with a name that says why it is not packed here if it is not. */
export const packings = flavours.map((flavour) => {
  const reason = whyNotPacked(flavour);
  return { flavour, reason, name: reason === undefined ? flavour : `${flavour} (${reason})` };
});

/** Electron's program where it has been downloaded: what is packed around it can be started. */
export const realElectron = join(top, 'node_modules', 'electron', 'dist', 'electron');

export const work = join(dist, 'pack-check');

/** Where a flavour is packed. */
export interface Packed {
  /** electron-builder's own output. */
  readonly output: string;
  /** The app as it lies in the installers. */
  readonly app: string;
  readonly resources: string;
  readonly archive: string;
  /** What the .deb holds, unpacked: its files, and its control files in DEBIAN. */
  readonly deb: string;
}

export function packedAs(flavour: Flavour): Packed {
  const output = join(work, flavour);
  const app = join(output, 'linux-unpacked');
  const resources = join(app, 'resources');
  return { output, app, resources, archive: join(resources, 'app.asar'), deb: join(output, 'deb') };
}
