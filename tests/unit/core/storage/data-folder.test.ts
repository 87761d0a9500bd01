import { describe, expect, it } from 'vitest';
import { dataFolder } from '#core/storage/disk/data-folder.ts';

describe('the data folder', () => {
  it.each([
    ['win32', { APPDATA: 'D:\\Roaming' }, 'C:\\Users\\Ada', 'D:\\Roaming\\Dropout Lab'],
    ['win32', {}, 'C:\\Users\\Ada', 'C:\\Users\\Ada\\AppData\\Roaming\\Dropout Lab'],
    ['darwin', {}, '/Users/ada', '/Users/ada/Library/Application Support/Dropout Lab'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/ada', '/data/dropout-lab'],
    ['linux', { XDG_DATA_HOME: 'data' }, '/home/ada', '/home/ada/.local/share/dropout-lab'],
    ['linux', { APPDATA: '/elsewhere' }, '/home/ada', '/home/ada/.local/share/dropout-lab'],
    ['linux', { DROPOUT_LAB_DATA: '/tmp/lab', XDG_DATA_HOME: '/data' }, '/home/ada', '/tmp/lab'],
    ['win32', { DROPOUT_LAB_DATA: 'E:\\lab', APPDATA: 'D:\\Roaming' }, 'C:\\Users\\Ada', 'E:\\lab'],
  ] as const)('on %s with %o and home %s is %s', (system, environment, home, folder) => {
    expect(dataFolder(environment, system, home)).toBe(folder);
  });

  it('is not guessed when the environment names a relative one', () => {
    expect(() => dataFolder({ DROPOUT_LAB_DATA: 'lab' }, 'linux', '/home/ada')).toThrow(
      'DROPOUT_LAB_DATA must be an absolute path, not lab.',
    );
  });

  it("of the tests is not the user's", () => {
    expect(process.env['DROPOUT_LAB_DATA']).toContain('dist');
  });
});
