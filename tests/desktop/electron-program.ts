import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of package.json: what Electron is asked to start. */
export const top = join(import.meta.dirname, '../..');

/**
 * Electron's program on this machine, or undefined. Asking the electron package itself would make it download one.
 */
export function findElectron(): string | undefined {
  const electron = join(top, 'node_modules', 'electron');
  const note = join(electron, 'path.txt');
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const name = existsSync(note)
    ? readFileSync(note, 'utf8')
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';
  const program = join(folder ?? join(electron, 'dist'), name);
  return existsSync(program) ? program : undefined;
}
