import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBrowser, windowless } from '../../../build/scripts/browser.js';

describe('the browser of the tests', () => {
  it('is the one CHROMIUM_PATH names', () => {
    expect(findBrowser({ CHROMIUM_PATH: '/opt/chromium', PATH: '' }, () => false)).toBe('/opt/chromium');
  });

  it('is found on the path', () => {
    const chromium = join('/opt/tools', 'chromium');
    const env = { PATH: ['/nowhere', '/opt/tools'].join(delimiter) };
    expect(findBrowser(env, (path) => path === chromium)).toBe(chromium);
  });

  it.runIf(process.platform === 'linux')('is the one without windows where there are several', () => {
    expect(findBrowser({ PATH: '' }, () => true)).toBe(windowless);
  });

  it('is missing when there is none', () => {
    expect(findBrowser({ PATH: '/opt/tools' }, () => false)).toBeUndefined();
  });
});
