import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { top } from './places.js';
import { runNode } from './run-process.js';

const electron = join(top, 'node_modules', 'electron');

/** A slow line needs minutes for 110 MB; a missing one fails within seconds by itself. */
const downloadTimeoutMs = 5 * 60_000;

/** Electron's program, where its own package would look for it; undefined when it has not been downloaded. */
function electronProgram() {
  const note = join(electron, 'path.txt');
  const name = existsSync(note) ? readFileSync(note, 'utf8') : 'electron';
  const program = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electron, 'dist'), name);
  return existsSync(program) ? program : undefined;
}

/** Why Electron could not open a window here even if its program were present; undefined when it could. */
function obstacle() {
  if (process.platform !== 'linux') return undefined;
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'there is no display';
  if (process.getuid?.() === 0) return 'its sandbox does not work for root';
  return undefined;
}

/**
 * Electron's program, downloaded now if it must be.
 *
 * @returns {Promise<{ readonly program: string } | { readonly reason: string }>}
 */
export async function provideElectron() {
  const reason = obstacle();
  if (reason !== undefined) return { reason };
  const present = electronProgram();
  if (present !== undefined) return { program: present };
  console.error('Downloading Electron, once (about 110 MB) ...');
  await runNode(join(electron, 'install.js'), [], { output: 'capture', timeoutMs: downloadTimeoutMs });
  const program = electronProgram();
  return program === undefined ? { reason: 'its program could not be downloaded' } : { program };
}
