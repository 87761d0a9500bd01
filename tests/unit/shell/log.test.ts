import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';
import { appendToLog, mostLogBytes } from '../../../electron/shell/log/log-file.ts';
import { log, logFile, logPrinted, logTo } from '../../../electron/shell/log/log.ts';
import { withoutPersonalData } from '../../../electron/shell/log/without-personal-data.ts';

let folder: string;
let file: string;
let printed: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dropout-lab-log-'));
  file = join(folder, 'logs', 'dropout-lab.log');
  logTo(file, 'It starts.');
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  printed = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(text.toString()) > 0);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});
const written = (): Promise<string> => readFile(file, 'utf8');

describe('the log', () => {
  test('tells when, by whom and what, and the terminal the same', async () => {
    log('The page has ended.');
    logPrinted('an abort of native code\n');
    const lines = (await written()).split('\n');
    expect(lines[0]).toMatch(/Z main: It starts\.$/);
    expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z main: The page has ended\.$/);
    expect(lines[2]).toMatch(/Z training: an abort of native code$/);
    expect(console.error).toHaveBeenCalledExactlyOnceWith('The page has ended.');
    expect(printed).toEqual(['an abort of native code\n']);
    expect(logFile()).toBe(file);
  });

  test('becomes the old one when it is large; an older one is then gone', async () => {
    for (const letter of ['a', 'b', 'c']) appendToLog(file, letter.repeat(mostLogBytes));
    appendToLog(file, 'd');
    expect(await written()).toBe('d');
    expect((await readdir(join(folder, 'logs'))).sort()).toEqual(['dropout-lab.log', 'dropout-lab.old.log']);
    expect(await readFile(join(folder, 'logs', 'dropout-lab.old.log'), 'utf8')).toBe('c'.repeat(mostLogBytes));
  });

  test.skipIf(process.platform === 'win32')('is read by its user alone', async () => {
    log('anything');
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  test('names an error of ours without the parts that name files, others with where they happened', async () => {
    const parts = { file: 'Anna Schmidt.dropoutlab', cause: 'other', detail: '' } as const;
    log('A failure:', new LabError('file-failed', fault('not-opened', parts)));
    log('Another:', new TypeError("Cannot read properties of undefined (reading 'step')"));
    const text = await written();
    expect(text).toContain('A failure: file-failed: not-opened');
    expect(text).not.toContain('Anna');
    expect(text).toContain("TypeError: Cannot read properties of undefined (reading 'step')");
    expect(text).toContain('log.test.ts');
  });

  test('names no folder of the user', async () => {
    log(`It is in ${join(homedir(), 'lab')}.`);
    logPrinted(`It is in ${join(homedir(), 'lab')}.\n`);
    const text = await written();
    expect(text.match(/It is in ~.lab/g)).toHaveLength(2);
    expect(text).not.toContain(homedir());
  });

  test('that cannot be written stops nothing', () => {
    expect(() => {
      logTo(join(folder, '\0', 'a.log'), 'It starts.');
      log('anything');
    }).not.toThrow();
  });
});

describe('a text for the log', () => {
  test.each([
    ["ENOENT: no such file, open '/home/anna/Homework 3.dropoutlab'", 'ENOENT: no such file, open …'],
    ['at /home/anna/lab/main.js:3', 'at ~/lab/main.js:3'],
    ['at file:///home/anna/lab/main.js:3', 'at file://~/lab/main.js:3'],
    ['Unexpected token, "Anna says hello" is not JSON', 'Unexpected token, … is not JSON'],
    ['“Anna” is 65 MB large', '… is 65 MB large'],
    ['wrote anna-homework.dropoutlab and a.lesson.md', 'wrote … and …'],
    ["{ code: 'EACCES', path: '/media/anna/x' }", "{ code: 'EACCES', path: … }"],
    ['TensorFlow stopped: std::bad_alloc', 'TensorFlow stopped: std::bad_alloc'],
  ])('%s', (text, expected) => {
    expect(withoutPersonalData(text, '/home/anna')).toBe(expected);
  });

  test('knows a home folder of Windows however it is written', () => {
    const home = String.raw`C:\Users\Anna Schmidt`;
    const text = String.raw`C:\Users\Anna Schmidt\a c:/users/anna schmidt/b file:///C:/Users/Anna%20Schmidt/c`;
    expect(withoutPersonalData(text, home)).toBe(String.raw`~\a ~/b file:///~/c`);
  });
});
