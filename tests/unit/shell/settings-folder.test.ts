import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { joinSettingsAndData } from '../../../electron/shell/settings-folder.ts';
import * as electron from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dropout-lab-'));
  electron.resetElectron();
  electron.app.setPath.mockReset();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('the folder of settings', () => {
  test('is the one the app saves in, and is made', () => {
    const data = join(folder, 'new');
    vi.stubEnv('DROPOUT_LAB_DATA', data);
    joinSettingsAndData();
    expect(electron.app.setPath.mock.calls).toEqual([['userData', data]]);
    expect(existsSync(data)).toBe(true);
  });

  test('is the one named on the command line where one is', () => {
    electron.app.commandLine.appendSwitch('user-data-dir');
    joinSettingsAndData();
    expect(electron.app.setPath).not.toHaveBeenCalled();
  });

  test.each(['relative', 'a file'])('is left to Electron where the other is %s', (what) => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    vi.stubEnv('DROPOUT_LAB_DATA', what === 'relative' ? 'lab' : join(file, 'below'));
    joinSettingsAndData();
    expect(electron.app.setPath).not.toHaveBeenCalled();
  });
});
