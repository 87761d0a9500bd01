import { describe, expect, it, vi } from 'vitest';
import { readFile } from '#renderer/client/read-file.ts';
import { shellFiles } from '#renderer/client/shell-files.ts';
import type { ShellClient, ShellEvent } from '#shared/contract/shell-contract.ts';
import { LabError } from '#shared/lab-error.ts';
import { fault } from '#shared/errors/fault.ts';
import { eventually } from '../../eventually.ts';

const bytes = Uint8Array.of(1, 2);

/** A main process with one file, which says `events`. */
function fakeShell(events: readonly ShellEvent[] = []) {
  const saveFile = vi.fn<ShellClient['saveFile']>(() => Promise.resolve({ name: 'one', handle: 'id' }));
  const tellDocument = vi.fn<ShellClient['tellDocument']>(() => Promise.resolve({}));
  const openPlace = vi.fn<ShellClient['openPlace']>(() => Promise.resolve({}));
  const left = vi.fn<ShellClient['left']>(() => Promise.resolve({}));
  const saveExport = vi.fn<ShellClient['saveExport']>(() => Promise.resolve({ isSaved: true }));
  const client: ShellClient = {
    openFile: () => Promise.resolve({ name: 'one', handle: 'id', bytes }),
    saveFile,
    saveExport,
    readChanged: ({ handle, since }) =>
      Promise.resolve(since === 5 ? null : { file: { name: 'one', handle, bytes }, modified: 5 }),
    recentFiles: () => Promise.resolve([{ name: 'one', handle: 'id' }]),
    openRecent: ({ handle }) => Promise.resolve({ name: 'one', handle, bytes }),
    async *events() {
      await Promise.resolve();
      yield* events;
    },
    runtimes: () => Promise.resolve({ electron: '45.4.1', chromium: '154', node: '24' }),
    openPlace,
    tellDocument,
    left,
    useWords: () => Promise.resolve({}),
    useMenu: () => Promise.resolve({}),
  };
  return { files: shellFiles(() => Promise.resolve(client)), saveFile, saveExport, tellDocument, left, openPlace };
}

const fakeListener = (onLeave = vi.fn(() => Promise.resolve(true))) => ({
  onOpened: vi.fn(),
  onRefused: vi.fn(),
  onCommand: vi.fn(),
  onTrainerEnded: vi.fn(),
  onLeave,
});

describe('the window of the desktop app', () => {
  it('tells what document it holds: its name, and its file by the id', async () => {
    const { files, tellDocument } = fakeShell();
    files.tellDocument({ name: 'x'.repeat(300), isUnsaved: true, file: { name: 'one', handle: 'id' } });
    files.tellDocument({ name: 'Mine', isUnsaved: false, file: null });
    await eventually(() => expect(tellDocument).toHaveBeenCalledTimes(2));
    expect(tellDocument).toHaveBeenNthCalledWith(1, { name: 'x'.repeat(255), isUnsaved: true, handle: 'id' });
    expect(tellDocument).toHaveBeenNthCalledWith(2, { name: 'Mine', isUnsaved: false, handle: null });
  });

  it('asks what it runs on, and shows places of the app', async () => {
    const { files, openPlace } = fakeShell();
    expect(await files.desktop?.runtimes()).toEqual({ electron: '45.4.1', chromium: '154', node: '24' });
    await files.desktop?.openPlace('log');
    expect(openPlace).toHaveBeenCalledExactlyOnceWith({ place: 'log' });
  });

  it.each([
    ['when all is done', () => Promise.resolve(true), true],
    ['not when the user thought better of it', () => Promise.resolve(false), false],
    ['not when saving failed', () => Promise.reject(new Error('a fault')), false],
  ])('may close %s', async (_, prepare, mayClose) => {
    const { files, left } = fakeShell([{ kind: 'leave', save: true }]);
    const listener = fakeListener(vi.fn(prepare));
    files.listen(listener);
    await eventually(() => expect(left).toHaveBeenCalledExactlyOnceWith({ mayClose }));
    expect(listener.onLeave).toHaveBeenCalledExactlyOnceWith(true);
  });
});

describe('files of the desktop app', () => {
  it('are saved by the id they were opened with', async () => {
    const { files, saveFile } = fakeShell();
    const opened = await files.openFile();
    expect(opened).toEqual({ name: 'one', handle: 'id', bytes });
    await files.saveFile({
      name: 'one',
      handle: opened?.handle ?? null,
      replaces: null,
      bytes: Promise.resolve(bytes),
    });
    expect(saveFile).toHaveBeenLastCalledWith({ name: 'one', handle: 'id', replaces: null, bytes });
  });

  it('are not asked for a place when there is nothing to write', async () => {
    const { files, saveFile } = fakeShell();
    const failed = Promise.reject<Uint8Array>(
      new LabError('invalid-input', fault('unexpected', { detail: 'Too large.' })),
    );
    await expect(files.saveFile({ name: 'one', handle: null, replaces: null, bytes: failed })).rejects.toThrow(
      'Too large.',
    );
    expect(saveFile).not.toHaveBeenCalled();
  });

  it('for other programs go through the dialogs of the shell', async () => {
    const { files, saveExport } = fakeShell();
    expect(await files.saveExport({ name: 'a.csv', content: new Blob([bytes]) })).toBe(true);
    expect(saveExport).toHaveBeenCalledExactlyOnceWith({ name: 'a.csv', bytes });
  });

  it('are read again only when they were changed', async () => {
    const { files } = fakeShell();
    const file = { name: 'one', handle: 'id' };
    expect(await files.readChanged(file, 4)).toEqual({ file: { ...file, bytes }, modified: 5 });
    expect(await files.readChanged(file, 5)).toBeNull();
    expect(await files.readChanged({ name: 'one', handle: null }, 4)).toBeNull();
  });

  it('can be opened again', async () => {
    const [recent] = await fakeShell().files.recentFiles();
    expect(await recent?.open()).toEqual({ name: 'one', handle: 'id', bytes });
  });

  it('come from outside, as do choices in the menu', async () => {
    const { files } = fakeShell([
      { kind: 'opened', file: { name: 'one', handle: 'id', bytes } },
      { kind: 'refused', reason: fault('file-not-known') },
      { kind: 'trainer-ended', reason: 'trainer-killed' },
      { kind: 'command', command: 'save' },
    ]);
    const listener = fakeListener();
    files.listen(listener);
    await eventually(() => expect(listener.onCommand).toHaveBeenCalledExactlyOnceWith('save'));
    expect(listener.onOpened).toHaveBeenCalledExactlyOnceWith({ name: 'one', handle: 'id', bytes });
    expect(listener.onTrainerEnded).toHaveBeenCalledExactlyOnceWith('trainer-killed');
    expect(listener.onLeave).not.toHaveBeenCalled();
    expect(listener.onRefused).toHaveBeenCalledExactlyOnceWith(fault('file-not-known'));
  });

  it('cannot be had without the main process, and opening says so', async () => {
    const files = shellFiles(() => Promise.reject(new LabError('disconnected', fault('shell-silent'))));
    files.listen(fakeListener());
    await expect(files.openFile()).rejects.toThrow('does not answer');
  });
});

describe('a file the page was given', () => {
  it('is read with its name', async () => {
    expect(await readFile(new File([bytes], 'one'), null)).toEqual({ name: 'one', handle: null, bytes });
  });

  it('is not read when it is too large', async () => {
    const file = new File([bytes], 'huge');
    Object.defineProperty(file, 'size', { value: 64 * 2 ** 20 + 1 });
    const read = vi.spyOn(file, 'arrayBuffer');
    await expect(readFile(file, null)).rejects.toThrow('huge is 65 MB large; an experiment file has at most 64 MB.');
    expect(read).not.toHaveBeenCalled();
  });

  it('that cannot be read is refused with the reason', async () => {
    const file = new File([bytes], 'gone');
    const read = vi.spyOn(file, 'arrayBuffer');
    read.mockRejectedValue(new DOMException('A requested file could not be found.', 'NotFoundError'));
    await expect(readFile(file, null)).rejects.toMatchObject({
      code: 'file-failed',
      message: '“gone” cannot be opened: it is not there.',
    });
    read.mockRejectedValue(new Error('It is on the moon.'));
    await expect(readFile(file, null)).rejects.toMatchObject({
      fault: fault('not-opened', { file: 'gone', cause: 'other', detail: 'It is on the moon.' }),
    });
  });
});
