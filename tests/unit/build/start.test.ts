import { describe, expect, it } from 'vitest';
import { readStartOptions } from '../../../build/scripts/start.js';

describe('the options of npm start', () => {
  it('are Electron and no parameters of the host by default', () => {
    expect(readStartOptions([])).toEqual({ browser: false, web: false, hostParameters: [], files: [] });
  });

  it('hands port and --no-open to the browser mode', () => {
    expect(readStartOptions(['--browser', '--port', '4000', '--no-open'])).toEqual({
      browser: true,
      web: false,
      hostParameters: ['--port', '4000', '--no-open'],
      files: [],
    });
  });

  it('takes experiments and lessons, as they were typed', () => {
    const files = ['My class.DROPOUTLAB', '../b.lesson.md', 'file:///c.dropoutlab'];
    expect(readStartOptions([...files.slice(0, 1), '--browser', ...files.slice(1)])).toMatchObject({
      browser: true,
      files,
    });
  });

  it('knows the web edition, which is given no files', () => {
    expect(readStartOptions(['--web', '--port', '4000'])).toMatchObject({
      web: true,
      hostParameters: ['--port', '4000'],
    });
    expect(() => readStartOptions(['--web', 'a.dropoutlab'])).toThrow('opens files in the page');
  });

  it('refuses what it does not know', () => {
    expect(() => readStartOptions(['--brwoser'])).toThrow('--brwoser');
    expect(() => readStartOptions(['browser'])).toThrow('browser is no file to open');
    expect(() => readStartOptions(['a.dropoutlab', 'notes.md'])).toThrow('notes.md is no file to open');
  });
});
