import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadVerified } from '../../../../build/scripts/native/download.js';
import { startFileServer, type FileServer } from './file-server.ts';

const content = Buffer.from('what was meant');
const sha256 = createHash('sha256').update(content).digest('hex');
const patient = { silenceMs: 20_000, totalMs: 20_000 };

let folder: string;
let file: string;
let server: FileServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dropout-lab-'));
  file = join(folder, 'file');
  server = await startFileServer();
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe('a download', () => {
  it('is kept when it has the sum it must have', async () => {
    server.serve((response) => response.end(content));
    await downloadVerified(server.url, sha256, file, patient);
    expect(await readFile(file)).toEqual(content);
  });

  it('is refused when it has another, and leaves nothing', async () => {
    server.serve((response) => response.end('something else'));
    await expect(downloadVerified(server.url, sha256, file, patient)).rejects.toThrow(`not ${sha256}`);
    expect(existsSync(file)).toBe(false);
  });

  it('is refused when the server has no such file', async () => {
    server.serve((response) => response.writeHead(404).end(content));
    await expect(downloadVerified(server.url, sha256, file, patient)).rejects.toThrow('the server answered 404');
    expect(existsSync(file)).toBe(false);
  });

  it('is refused when there is no server', async () => {
    await server.close();
    await expect(downloadVerified(server.url, sha256, file, patient)).rejects.toThrow('ECONNREFUSED');
  });

  it('is given up when the server accepts and never answers', async () => {
    server.serve(() => undefined);
    const limits = { silenceMs: 100, totalMs: 20_000 };
    await expect(downloadVerified(server.url, sha256, file, limits)).rejects.toThrow('nothing arrived for 0.1 s');
  });

  it('is given up when the server stops half-way', async () => {
    server.serve((response) => response.write(content.subarray(0, 3)));
    const limits = { silenceMs: 300, totalMs: 20_000 };
    await expect(downloadVerified(server.url, sha256, file, limits)).rejects.toThrow('nothing arrived for 0.3 s');
    expect(existsSync(file)).toBe(false);
  });

  it('is given up when it trickles for longer than the whole may take', async () => {
    server.serve((response) => {
      const trickle = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(trickle));
    });
    const limits = { silenceMs: 20_000, totalMs: 300 };
    await expect(downloadVerified(server.url, sha256, file, limits)).rejects.toThrow('it took longer than 0.3 s');
    expect(existsSync(file)).toBe(false);
  });
});
