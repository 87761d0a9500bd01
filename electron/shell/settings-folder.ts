import { mkdirSync } from 'node:fs';
import { app } from 'electron';
import { dataFolder } from '#core/storage/disk/data-folder.ts';

/**
 * Puts settings where the app saves by itself, so that all it keeps of a user lies in one folder on every system. To be called before
 * anything asks for the folder of settings. Whoever names one on the command line gets that.
 */
export function joinSettingsAndData(): void {
  if (app.commandLine.hasSwitch('user-data-dir')) return;
  try {
    const folder = dataFolder();
    mkdirSync(folder, { recursive: true });
    app.setPath('userData', folder);
  } catch {
    // The page says what is wrong with that folder as soon as it saves; until then settings lie where Electron puts them.
  }
}
