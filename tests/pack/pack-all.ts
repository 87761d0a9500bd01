import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { buildIfStale } from '../../build/scripts/build-app.js';
import { dist, top } from '../../build/scripts/places.js';
import { runNode } from '../../build/scripts/run-process.js';
import { makeFakeElectron } from './fake-electron.ts';
import { configOf, flavours, packedAs, realElectron, whyNotPacked, work, type Flavour } from './packed.ts';

const fakeElectron = join(dist, 'fake-electron');
const electron = existsSync(realElectron) ? dirname(realElectron) : fakeElectron;

/** Makes the app and its .deb, and unpacks that. */
async function pack(flavour: Flavour): Promise<void> {
  const { output, deb } = packedAs(flavour);
  const builder = join(top, 'node_modules', 'electron-builder', 'cli.js');
  const { code, text } = await runNode(
    builder,
    [
      ...['--linux', 'dir', 'deb', '--config', configOf[flavour]],
      ...[`-c.electronDist=${relative(top, electron)}`, `-c.directories.output=${relative(top, output)}`],
    ],
    { output: 'capture', env: { ...process.env, CUSTOM_FPM_PATH: join(import.meta.dirname, 'fpm-stand-in.js') } },
  );
  if (code !== 0) throw new Error(`electron-builder failed:\n${text}`);
  const [file] = readdirSync(output).filter((name) => name.endsWith('.deb'));
  if (file === undefined) throw new Error(`electron-builder made no .deb:\n${text}`);
  execFileSync('dpkg-deb', ['--raw-extract', join(output, file), deb]);
}

/** Packs the flavours that can be packed here, before the tests that read them. */
export async function setup(): Promise<void> {
  const wanted = flavours.filter((flavour) => whyNotPacked(flavour) === undefined);
  if (wanted.length === 0) return;
  if (!(await buildIfStale())) throw new Error('the build failed');
  await rm(work, { recursive: true, force: true });
  if (electron === fakeElectron) await makeFakeElectron(fakeElectron);
  for (const flavour of wanted) await pack(flavour);
}
