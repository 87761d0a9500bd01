import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { replaceNative } from '../../../../build/scripts/native/addon.js';
import { provideNative } from '../../../../build/scripts/native/provide.js';
import type { Source } from '../../../../build/scripts/native/sources.js';
import { startFileServer, type FileServer } from './file-server.ts';
import { makeArchive, makeBrokenNative, makePackage, makeWheel } from './mini-tensorflow.ts';

const succeeds = (command: string, ...parameters: string[]) => spawnSync(command, parameters).status === 0;
const hasTools =
  process.platform === 'linux' &&
  ['g++', 'strip', 'tar'].every((tool) => succeeds(tool, '--version')) &&
  succeeds('python3', '-m', 'pip', '--version');

const wrongSum = '0'.repeat(64);
const limits = { silenceMs: 20_000, totalMs: 20_000 };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dropout-lab-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Every file below a folder with what it holds, to be compared with itself later. */
const contents = (of: string) =>
  readdirSync(of, { recursive: true, encoding: 'utf8' })
    .filter((path) => lstatSync(join(of, path)).isFile())
    .sort()
    .map((path) => [path, readFileSync(join(of, path), 'base64')]);

describe.skipIf(!hasTools)('native TensorFlow (needs Linux, g++ and Python with pip)', () => {
  let server: FileServer;
  let archive: ReturnType<typeof makeArchive>;
  let wheel: ReturnType<typeof makeWheel>;
  beforeAll(async () => {
    server = await startFileServer();
    archive = makeArchive(join(folder, 'download'), server.url);
    wheel = makeWheel(join(folder, 'pip'));
    server.serve((response) => response.end(readFileSync(archive.file)));
  });
  afterAll(() => server.close());

  const provide = async (packageFolder: string, sources: readonly Source[]) => {
    const said: string[] = [];
    const pipOptions = ['--no-index', '--find-links', wheel.index];
    const outcome = await provideNative({
      packageFolder,
      sources,
      limits,
      pipOptions,
      say: (line) => {
        said.push(line);
      },
    });
    return { outcome, said: said.join('\n') };
  };

  it('is built from the download, in the layout of the package and with nothing left over', async () => {
    const target = makePackage(join(folder, 'from archive'));
    const { outcome } = await provide(target, [archive.source, wheel.source]);
    expect(outcome).toEqual({ version: '2.9.1-mini', from: 'the archive' });
    expect(contents(target).map(([path]) => path)).toEqual([
      'binding/tfjs_binding.cc',
      'deps/LICENSE',
      'deps/lib/libtensorflow.so.2',
      'deps/lib/libtensorflow_framework.so.2',
      'lib/napi-v8/tfjs_binding.node',
    ]);
  });

  it('is left alone when it loads: nothing is asked for, nothing is written', async () => {
    const target = join(folder, 'from archive');
    const before = contents(target);
    const { requests } = server;
    const { outcome, said } = await provide(target, [archive.source, wheel.source]);
    expect(outcome).toEqual({ version: '2.9.1-mini', from: '' });
    expect(said).toBe('');
    expect(server.requests).toBe(requests);
    expect(contents(target)).toEqual(before);
  });

  it('is built from the wheel when the download is not the one that was meant; what did not load makes room', async () => {
    const target = makePackage(join(folder, 'from wheel'));
    makeBrokenNative(target);
    const { outcome, said } = await provide(target, [{ ...archive.source, sha256: wrongSum }, wheel.source]);
    expect(outcome).toEqual({ version: '2.21.0-mini', from: 'the wheel' });
    expect(said).toContain(`its SHA-256 is ${archive.source.sha256}, not ${wrongSum}`);
    expect(readdirSync(target).sort()).toEqual(['binding', 'deps', 'lib']);
    expect(readdirSync(join(target, 'deps', 'lib')).sort()).toEqual(wheel.source.libraries);
    expect(readdirSync(join(target, 'deps')).sort()).toEqual(['LICENSE', 'THIRD_PARTY_NOTICES.txt', 'lib']);
  });

  it('stays as it was when no source serves, and every source says why', async () => {
    const target = makePackage(join(folder, 'no source'));
    makeBrokenNative(target);
    const before = contents(target).filter(([path]) => !path?.startsWith('.native'));
    const sources = [archive.source, wheel.source].map((source): Source => ({ ...source, sha256: wrongSum }));
    const { outcome, said } = await provide(target, sources);
    expect(outcome).toMatchObject({ fault: expect.stringMatching(/^the wheel: python3 ended/) as string });
    expect(said).toMatch(/the archive[^]*SHA-256[^]*the wheel[^]*python3 ended with code 1: ERROR: /);
    expect(contents(target)).toEqual(before);
  });

  it('stays as it was when what was built does not load: a function is missing', async () => {
    const target = makePackage(join(folder, 'does not load'));
    const other = makeArchive(join(folder, 'lacking'), server.url, '');
    server.serve((response) => response.end(readFileSync(other.file)));
    const before = contents(target);
    const { outcome, said } = await provide(target, [other.source]);
    expect(outcome).toMatchObject({
      fault: expect.stringMatching(/^the archive: what was built cannot be used/) as string,
    });
    expect(said).toMatch(/undefined symbol: TF_Version/);
    expect(contents(target)).toEqual(before);
  });
});

describe('a system without tools', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('is told which are missing', async () => {
    const target = makePackage(join(folder, 'no tools'));
    const said: string[] = [];
    vi.stubEnv('PATH', join(folder, 'nowhere'));
    const facts = { title: 'a source', sha256: wrongSum, libraries: [] };
    const sources = [
      { ...facts, kind: 'archive', url: 'http://127.0.0.1:1/' },
      { ...facts, kind: 'wheel', requirement: 'nothing==1', platformTag: 'any' },
    ] as const;
    const outcome = await provideNative({
      packageFolder: target,
      sources,
      say: (line) => {
        said.push(line);
      },
    });
    expect(outcome).toMatchObject({ fault: expect.stringContaining('Python with pip') as string });
    const [, forArchive, , forWheel] = said;
    expect(forArchive).toContain('it needs a C++ compiler (g++) and strip (binutils) and tar, which');
    expect(forWheel).toContain('and Python with pip (python3 -m pip), which');
    expect(readdirSync(target)).toEqual(['binding']);
  });
});

describe('putting it in place', () => {
  it('brings back what was there when only half of it could be moved', async () => {
    const [from, into] = [join(folder, 'half'), join(folder, 'whole')];
    mkdirSync(join(from, 'lib'), { recursive: true });
    for (const part of ['lib', 'deps']) {
      mkdirSync(join(into, part), { recursive: true });
      writeFileSync(join(into, part, 'file'), part);
    }
    const before = contents(into);
    await expect(replaceNative(from, into, join(folder, 'aside'))).rejects.toThrow('ENOENT');
    expect(contents(into)).toEqual(before);
  });
});

describe('a system without sources', () => {
  it('keeps what it has', async () => {
    const target = makePackage(join(folder, 'no sources'));
    const outcome = await provideNative({
      packageFolder: target,
      sources: [],
      say: () => expect.fail('said something'),
    });
    expect(outcome).toEqual({ fault: 'it is not installed' });
    expect(readdirSync(target)).toEqual(['binding']);
  });
});
