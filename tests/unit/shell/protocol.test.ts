import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { handleAppScheme, registerAppScheme } from '../../../electron/shell/protocol.ts';
import * as electron from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

describe('the app scheme', () => {
  let top: string;
  let folder: string;

  beforeAll(async () => {
    top = await mkdtemp(join(tmpdir(), 'dropout-lab-protocol-'));
    folder = join(top, 'renderer');
    await mkdir(join(folder, 'assets'), { recursive: true });
    await mkdir(join(top, 'renderer-of-another'));
    await writeFile(join(folder, 'index.html'), '<!doctype html>');
    await writeFile(join(folder, 'assets', 'a b.js'), 'export {};');
    await writeFile(join(folder, 'licences.txt'), 'MIT');
    await writeFile(join(folder, 'assets', 'program.exe'), 'MZ');
    await writeFile(join(top, 'secret.js'), 'not for the window');
    await writeFile(join(top, 'renderer-of-another', 'secret.js'), 'not for the window');
  });
  afterAll(() => rm(top, { recursive: true }));

  /** What the scheme responds; an address may be one that no `Request` can be made of. */
  function get(url: string, method = 'GET'): Promise<Response> {
    handleAppScheme(folder);
    const [scheme, handle] = electron.protocol.handle.mock.lastCall as [
      string,
      (request: unknown) => Promise<Response>,
    ];
    expect(scheme).toBe('app');
    return handle({ url, method });
  }

  test('is a secure standard scheme that bypasses nothing', () => {
    registerAppScheme();
    expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  test('serves the files of its folder', async () => {
    const page = await get('app://lab/index.html?theme=dark#step');
    expect(page.status).toBe(200);
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toBe('<!doctype html>');
    expect(await (await get('app://lab/assets/a%20b.js')).text()).toBe('export {};');
    expect((await get('app://lab/licences.txt')).headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
  });

  test.each(['app://lab/index.html', 'app://lab/none.html', 'app://evil/index.html'])(
    'sends its policy with every answer, also %s',
    async (url) => {
      const { headers } = await get(url);
      expect(headers.get('Content-Security-Policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
          "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    },
  );

  test.each([
    'app://lab/../secret.js',
    'app://lab/%2e%2e/secret.js',
    'app://lab/..%2fsecret.js',
    'app://lab/..%5csecret.js',
    'app://lab/..%2f..%2fsecret.js',
    'app://lab/..%5c..%5csecret.js',
    'app://lab/assets/..%2f..%2fsecret.js',
    'app://lab/%2e%2e%2frenderer-of-another/secret.js',
    'app://lab//etc/passwd',
    'app://lab/assets/%00.js',
    'app://lab/assets/%zz.js',
    'app://lab/assets',
    'app://lab/',
    'app://lab',
    'app://evil/index.html',
    'app://lab.evil/index.html',
    'app://lab:80/index.html',
    'file:///etc/passwd',
    'https://evil.example/index.html',
    '',
  ])('answers nothing to %s', async (url) => {
    const answer = await get(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('There is nothing at this address.');
  });

  test('serves no file of an unknown kind and takes no other method', async () => {
    expect((await get('app://lab/assets/program.exe')).status).toBe(404);
    expect((await get('app://lab/index.html', 'POST')).status).toBe(404);
  });
});
