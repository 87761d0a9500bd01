import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createAccessToken, isAccessToken } from '../../../electron/host/access-token.ts';
import { readStartOptions } from '../../../electron/host/options.ts';

describe('the start options', () => {
  const folder = resolve('/home/x');

  test('default to any port and a browser', () => {
    expect(readStartOptions([], folder)).toEqual({ port: 0, openBrowser: true, files: [] });
  });

  test('take a port, files, and leave the browser closed', () => {
    const files = ['a.dropoutlab', pathToFileURL(resolve('/b/c d.lesson.md')).href];
    expect(readStartOptions(['--no-open', '--port', '8123', ...files], folder)).toEqual({
      port: 8123,
      openBrowser: false,
      files: [resolve('/home/x/a.dropoutlab'), resolve('/b/c d.lesson.md')],
    });
  });

  test.each(['-1', '65536', '80x', '1e3', '', ' 80'])('refuse the port "%s"', (port) => {
    expect(() => readStartOptions([`--port=${port}`], folder)).toThrow('--port must be a whole number from 0 to 65535');
  });

  test.each([[['--prot', '1']], [['--port']]])('refuse %j', (parameters) => {
    expect(() => readStartOptions(parameters, folder)).toThrow();
  });
});

describe('the access token', () => {
  test('is 256 bits, new each time', () => {
    const tokens = new Set(Array.from({ length: 50 }, createAccessToken));
    expect(tokens.size).toBe(50);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  test('is told from everything else', () => {
    const token = createAccessToken();
    expect(isAccessToken(token, token)).toBe(true);
    for (const wrong of [null, '', token.slice(1), `${token}a`, token.toUpperCase(), createAccessToken()]) {
      expect(isAccessToken(token, wrong)).toBe(false);
    }
  });
});
