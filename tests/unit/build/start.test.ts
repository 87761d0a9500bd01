import { describe, expect, it } from 'vitest';
import { readStartOptions } from '../../../build/scripts/start.js';

describe('the options of npm start', () => {
  it('are Electron and no parameters of the host by default', () => {
    expect(readStartOptions([])).toEqual({ browser: false, hostParameters: [] });
  });

  it('hands port and --no-open to the browser mode', () => {
    expect(readStartOptions(['--browser', '--port', '4000', '--no-open'])).toEqual({
      browser: true,
      hostParameters: ['--port', '4000', '--no-open'],
    });
  });

  it('refuses what it does not know', () => {
    expect(() => readStartOptions(['--brwoser'])).toThrow('--brwoser');
    expect(() => readStartOptions(['browser'])).toThrow('browser');
  });
});
