import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { LabError } from '#shared/lab-error.ts';
import { fault } from '#shared/errors/fault.ts';

/**
 * The folder where the app keeps what it saves by itself and, as a desktop app, its settings, as an absolute path; it need not exist yet.
 *
 * `DROPOUT_LAB_DATA` where it is set, else the system's place for such things: `%APPDATA%\Dropout Lab` on Windows,
 * `~/Library/Application Support/Dropout Lab` on macOS, `$XDG_DATA_HOME/dropout-lab` or `~/.local/share/dropout-lab` elsewhere
 * (XDG Base Directory Specification, which has relative paths ignored).
 * @throws LabError `invalid-input` when `DROPOUT_LAB_DATA` is not absolute: a relative one would be another folder in every process.
 */
export function dataFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  system: NodeJS.Platform = process.platform,
  home = homedir(),
): string {
  const paths = system === 'win32' ? win32 : posix;
  const own = environment['DROPOUT_LAB_DATA'] ?? '';
  if (paths.isAbsolute(own)) return own;
  if (own !== '') throw new LabError('invalid-input', fault('data-folder-not-absolute', { folder: own }));
  const absolute = (name: string): string | null => {
    const path = environment[name] ?? '';
    return paths.isAbsolute(path) ? path : null;
  };
  if (system === 'win32')
    return paths.join(absolute('APPDATA') ?? paths.join(home, 'AppData', 'Roaming'), 'Dropout Lab');
  if (system === 'darwin') return paths.join(home, 'Library', 'Application Support', 'Dropout Lab');
  return paths.join(absolute('XDG_DATA_HOME') ?? paths.join(home, '.local', 'share'), 'dropout-lab');
}
