import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MenuState } from '#shared/contract/menu-state.ts';
import { shellContract, type ShellClient, type ShellWords } from '#shared/contract/shell-contract.ts';
import { fault } from '#shared/errors/fault.ts';
import { createClient } from '#shared/rpc/client.ts';
import { mainPortTransport } from '#shared/rpc/parent-port.ts';
import { englishMenu } from '../../../electron/shell/english-menu.ts';
import { startShellService, type ShellService } from '../../../electron/shell/shell-service.ts';
import { app, dialog, ipcMain, resetElectron, shell as systemShell, type FakePort } from './fake-electron.ts';
import { eventually } from '../eventually.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

const bytes = Uint8Array.of(1, 2, 3);
/** What the system names no file of the folder by. */
const unknownHandle = '5b8f7f4e-0000-4000-8000-000000000000';

describe('the main process, for its page', () => {
  let folder: string;
  let shell: ShellService;
  let port: FakePort;
  let client: ShellClient;
  let spoken: ShellWords | undefined;
  let shown: readonly unknown[];
  let told: MenuState | undefined;
  let recent: readonly string[];

  /** A page asks for a port and gets a client over it. */
  function connect(): void {
    const senderFrame = { origin: 'app://lab', parent: null, postMessage: vi.fn() };
    ipcMain.emit('dropout-lab:shell-port', { senderFrame }, 'request 1');
    [port] = senderFrame.postMessage.mock.calls[0]?.[2] as [FakePort];
    client = createClient(mainPortTransport(port), shellContract);
  }

  function start(): void {
    ipcMain.removeAllListeners();
    shell = startShellService({
      window: () => undefined,
      recentFilesList: join(folder, 'recent-files.json'),
      onWords: (words) => (spoken = words),
      onDocument: (...told) => void (shown = told),
      onMenu: (state) => (told = state),
      onRecent: (paths) => (recent = paths),
    });
    connect();
  }

  /** Where the dialogs begin that nobody has used yet. */
  const documents = '/home/documents';
  const path = (name: string): string => join(folder, name);
  const choose = (name: string): unknown => dialog.showOpenDialog.mockResolvedValueOnce({ filePaths: [path(name)] });
  const chooseNew = (name: string): unknown =>
    dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: path(name) });

  beforeEach(async () => {
    resetElectron();
    folder = await mkdtemp(join(tmpdir(), 'dropout-lab-shell-'));
    await writeFile(path('one.dropoutlab'), bytes);
    app.userData = documents;
    start();
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('opens the file chosen in a dialog; the page learns its name and no path', async () => {
    choose('one.dropoutlab');
    const file = await client.openFile({});
    expect(file).toMatchObject({ name: 'one.dropoutlab', bytes });
    expect(JSON.stringify(file)).not.toContain(folder);
    dialog.showOpenDialog.mockResolvedValueOnce({ filePaths: [] });
    expect(await client.openFile({})).toBeNull();
  });

  test('saves to the file that was opened without asking', async () => {
    choose('one.dropoutlab');
    const handle = (await client.openFile({}))?.handle ?? null;
    await client.saveFile({ name: 'ignored', bytes: Uint8Array.of(9), handle, replaces: null });
    expect(dialog.showSaveDialog).not.toHaveBeenCalled();
    expect([...(await readFile(path('one.dropoutlab')))]).toEqual([9]);
  });

  test('asks where to save a new file, proposing a name and nothing of a path', async () => {
    chooseNew('two');
    const saved = await client.saveFile({ name: '../../two', bytes, handle: null, replaces: null });
    expect(dialog.showSaveDialog.mock.calls[0]?.[0]).toMatchObject({
      title: 'Save',
      defaultPath: join(documents, 'two'),
    });
    expect(saved?.name).toBe('two.dropoutlab');
    expect(new Uint8Array(await readFile(path('two.dropoutlab')))).toEqual(bytes);
    dialog.showSaveDialog.mockResolvedValueOnce({ canceled: true, filePath: '' });
    expect(await client.saveFile({ name: 'two', bytes, handle: null, replaces: null })).toBeNull();
  });

  test('adds no ending that would name another file', async () => {
    chooseNew('one');
    await client.saveFile({ name: 'one', bytes: Uint8Array.of(9), handle: null, replaces: null });
    expect(new Uint8Array(await readFile(path('one.dropoutlab')))).toEqual(bytes);
    expect([...(await readFile(path('one')))]).toEqual([9]);
  });

  test('writes nothing to an id it did not give', async () => {
    const save = client.saveFile({ name: 'one.dropoutlab', bytes, handle: unknownHandle, replaces: null });
    await expect(save).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(client.openRecent({ handle: path('one.dropoutlab') })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await readdir(folder)).toEqual(['one.dropoutlab']);
  });

  test('says what was kept when a file cannot be written', async () => {
    chooseNew('one.dropoutlab/two.dropoutlab');
    const saved = client.saveFile({ name: 'two', bytes, handle: null, replaces: null });
    await expect(saved).rejects.toMatchObject({ code: 'file-failed' });
    expect(new Uint8Array(await readFile(path('one.dropoutlab')))).toEqual(bytes);
  });

  test('reads a file again only where it was changed since', async () => {
    choose('one.dropoutlab');
    const handle = (await client.openFile({}))?.handle ?? '';
    const first = await client.readChanged({ handle, since: -1 });
    expect(first?.file).toMatchObject({ name: 'one.dropoutlab', bytes });
    const since = first?.modified ?? 0;
    expect(await client.readChanged({ handle, since })).toBeNull();
    await utimes(path('one.dropoutlab'), 1, 1);
    expect(await client.readChanged({ handle, since })).toMatchObject({ modified: 1000 });
    await expect(client.readChanged({ handle: unknownHandle, since })).rejects.toMatchObject({ code: 'invalid-input' });
    await rm(path('one.dropoutlab'));
    await expect(client.readChanged({ handle, since })).rejects.toMatchObject({ code: 'file-failed' });
  });

  test('begins its dialogs in the folder used last, also at the next start', async () => {
    choose('one.dropoutlab');
    await client.openFile({});
    expect(dialog.showOpenDialog.mock.lastCall?.[0]).toMatchObject({
      title: 'Open an experiment or a lesson',
      defaultPath: documents,
    });
    dialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' });
    await client.saveFile({ name: 'two', bytes, handle: null, replaces: null });
    expect(dialog.showSaveDialog.mock.lastCall?.[0]).toMatchObject({ defaultPath: path('two') });
    start();
    await client.saveFile({ name: 'two', bytes, handle: null, replaces: null });
    expect(dialog.showSaveDialog.mock.lastCall?.[0]).toMatchObject({ defaultPath: path('two') });
  });

  test('saves what is exported by a dialog for files of its kind, and forgets it', async () => {
    chooseNew('weights');
    expect(await client.saveExport({ name: '../Mine.npy', bytes })).toEqual({ isSaved: true });
    expect(dialog.showSaveDialog.mock.lastCall?.[0]).toMatchObject({
      title: 'Export',
      defaultPath: join(documents, 'Mine.npy'),
      filters: [
        { name: 'NPY', extensions: ['npy'] },
        { name: '*', extensions: ['*'] },
      ],
    });
    expect(new Uint8Array(await readFile(path('weights.npy')))).toEqual(bytes);
    expect(await client.recentFiles({})).toEqual([]);
    dialog.showSaveDialog.mockResolvedValueOnce({ canceled: true, filePath: '' });
    expect(await client.saveExport({ name: 'Mine.npy', bytes })).toEqual({ isSaved: false });
    expect((await readdir(folder)).sort()).toEqual(['one.dropoutlab', 'weights.npy']);
    chooseNew('one.dropoutlab/two.csv');
    await expect(client.saveExport({ name: 'two.csv', bytes })).rejects.toMatchObject({ code: 'file-failed' });
  });

  test('opens the first of several files and names the others', async () => {
    await shell.open(path('one.dropoutlab'), [path('two.dropoutlab'), path('three.dropoutlab')]);
    const events = client.events({})[Symbol.asyncIterator]();
    expect((await events.next()).value).toMatchObject({ kind: 'opened', file: { name: 'one.dropoutlab' } });
    const others = ['two.dropoutlab', 'three.dropoutlab'];
    const reason = fault('others-not-opened', { opened: 'one.dropoutlab', others });
    expect((await events.next()).value).toEqual({ kind: 'refused', reason });
  });

  test('opens a file that was dropped like any other', async () => {
    const senderFrame = { origin: 'app://lab', parent: null, postMessage: vi.fn() };
    ipcMain.emit('dropout-lab:dropped', { senderFrame }, path('one.dropoutlab'));
    const [channel, handle] = senderFrame.postMessage.mock.calls[0] as [string, string];
    expect(channel).toBe('dropout-lab:dropped');
    expect(await client.openRecent({ handle })).toMatchObject({ name: 'one.dropoutlab', bytes });
    await client.saveFile({ name: 'ignored', bytes: Uint8Array.of(9), handle, replaces: null });
    expect([...(await readFile(path('one.dropoutlab')))]).toEqual([9]);
    expect(recent).toEqual([path('one.dropoutlab')]);
  });

  test('tells a page that listens why the training process ended', async () => {
    shell.trainerEnded('trainer-stopped'); // nobody was there to hear it
    const events = client.events({})[Symbol.asyncIterator]();
    const event = events.next();
    await client.recentFiles({}); // the stream has been asked for
    shell.trainerEnded('trainer-killed');
    expect((await event).value).toEqual({ kind: 'trainer-ended', reason: 'trainer-killed' });
  });

  test('says what it runs on, and shows its folder in the program of the system, or why not', async () => {
    expect(await client.runtimes({})).toMatchObject({ node: process.versions.node });
    await client.openPlace({ place: 'data' });
    expect(systemShell.openPath).toHaveBeenCalledExactlyOnceWith(documents);
    systemShell.openPath.mockResolvedValueOnce('There is no program for it.');
    await expect(client.openPlace({ place: 'log' })).rejects.toMatchObject({
      code: 'file-failed',
      fault: fault('not-opened', { file: 'documents', cause: 'other', detail: 'There is no program for it.' }),
    });
  });

  test('does not read a file that is too large, or none', async () => {
    await truncate(path('one.dropoutlab'), 64 * 2 ** 20 + 1);
    choose('one.dropoutlab');
    await expect(client.openFile({})).rejects.toThrow('one.dropoutlab is 65 MB large');
    choose('gone.dropoutlab');
    await expect(client.openFile({})).rejects.toThrow('“gone.dropoutlab” cannot be opened: it is not there.');
    choose('.');
    await expect(client.openFile({})).rejects.toMatchObject({ code: 'file-failed' });
  });

  test('remembers the files of earlier starts, the latest first, as far as they are there', async () => {
    await writeFile(path('two.dropoutlab'), bytes);
    for (const name of ['one.dropoutlab', 'two.dropoutlab', 'one.dropoutlab']) {
      choose(name);
      await client.openFile({});
    }
    expect(app.addRecentDocument).toHaveBeenLastCalledWith(path('one.dropoutlab'));
    start();
    const recent = await client.recentFiles({});
    expect(recent.map(({ name }) => name)).toEqual(['one.dropoutlab', 'two.dropoutlab']);
    expect(await client.openRecent({ handle: recent[1]?.handle ?? '' })).toMatchObject({
      name: 'two.dropoutlab',
      bytes,
    });
    await rm(path('one.dropoutlab'));
    expect((await client.recentFiles({})).map(({ name }) => name)).toEqual(['two.dropoutlab']);
  });

  test('begins a damaged list of recent files again', async () => {
    await writeFile(path('recent-files.json'), '{"paths": [');
    start();
    expect(await client.recentFiles({})).toEqual([]);
  });

  test('keeps files for the page until it listens, and tells of those it cannot read', async () => {
    await shell.open(path('one.dropoutlab'));
    await shell.open(path('gone.dropoutlab'));
    shell.command('save'); // nobody was there to choose it for
    const events = client.events({})[Symbol.asyncIterator]();
    expect((await events.next()).value).toMatchObject({ kind: 'opened', file: { name: 'one.dropoutlab', bytes } });
    expect((await events.next()).value).toMatchObject({ kind: 'refused' });
    const next = events.next();
    shell.command('save-as');
    expect((await next).value).toEqual({ kind: 'command', command: 'save-as' });
  });

  test('a page that was loaded again hears what comes then', async () => {
    const first = client.events({})[Symbol.asyncIterator]();
    const unheard = first.next().catch(() => 'gone');
    await client.recentFiles({}); // the stream has been asked for
    port.emit('close');
    port.close();
    expect(await unheard).toBe('gone');
    connect();
    const events = client.events({})[Symbol.asyncIterator]();
    const next = events.next();
    await shell.open(path('one.dropoutlab'));
    expect((await next).value).toMatchObject({ kind: 'opened' });
  });

  test('knows the document of the page and the path of its file, until the page goes', async () => {
    choose('one.dropoutlab');
    const handle = (await client.openFile({}))?.handle ?? null;
    const document = { name: 'one', isUnsaved: true, handle };
    await client.tellDocument(document);
    expect(shell.page.told).toEqual(document);
    expect(shown).toEqual([document, path('one.dropoutlab')]);
    port.close();
    expect(shell.page.told).toBeNull();
    expect(shown).toEqual([null, null]);
  });

  test('a page that goes late does not take the document of the next one with it', async () => {
    const first = port;
    connect();
    const document = { name: 'one', isUnsaved: true, handle: null };
    await client.tellDocument(document);
    first.close();
    expect(shell.page.told).toEqual(document);
  });

  test('asks the page to save before it leaves, and hears whether it may close', async () => {
    const events = client.events({})[Symbol.asyncIterator]();
    const event = events.next();
    await client.recentFiles({}); // the stream has been asked for
    const mayClose = shell.page.leave(true);
    expect((await event).value).toEqual({ kind: 'leave', save: true });
    await client.left({ mayClose: false });
    expect(await mayClose).toBe(false);
  });

  test('leaves to the next page the files that were given, and nothing that was asked of the one before', async () => {
    const events = client.events({})[Symbol.asyncIterator]();
    const first = events.next().catch(() => 'gone');
    await client.recentFiles({}); // the stream has been asked for
    void shell.page.leave(true);
    await first;
    void shell.page.leave(true); // it has not taken the first one yet
    shell.command('save');
    port.emit('close');
    port.close();
    connect();
    await shell.open(path('one.dropoutlab'));
    const next = await client.events({})[Symbol.asyncIterator]().next();
    expect(next.value).toMatchObject({ kind: 'opened' });
  });

  test('a page that goes has saved nothing, and has nothing left to forget', async () => {
    const saved = shell.page.leave(true);
    port.close();
    expect(await saved).toBe(false);
    const forgotten = shell.page.leave(false);
    shell.page.tell(null);
    expect(await forgotten).toBe(true);
  });

  test('speaks the language of the page', async () => {
    await client.useWords({ language: 'zh-CN' });
    expect(spoken?.language).toBe('zh-CN');
  });

  test('takes what its menu is to be from the page, whole and of nothing else', async () => {
    await client.useMenu({ ...englishMenu, disabled: ['save'] });
    expect(told?.disabled).toEqual(['save']);
    for (const wrong of [
      { ...englishMenu, commands: { ...englishMenu.commands, save: undefined } },
      { ...englishMenu, commands: { ...englishMenu.commands, format: 'Format the disk' } },
      { ...englishMenu, disabled: ['format'] },
      { ...englishMenu, menus: { ...englishMenu.menus, file: '' } },
    ]) {
      await expect(client.useMenu(wrong as unknown as MenuState)).rejects.toMatchObject({ code: 'invalid-input' });
    }
    expect(told?.disabled).toEqual(['save']);
  });

  test('forgets the files opened last when it is told to, and keeps the files', async () => {
    choose('one.dropoutlab');
    await client.openFile({});
    expect(recent).toEqual([path('one.dropoutlab')]);
    start();
    await eventually(() => expect(recent).toEqual([path('one.dropoutlab')]));
    await shell.clearRecent();
    expect(recent).toEqual([]);
    expect(app.clearRecentDocuments).toHaveBeenCalledOnce();
    expect(await client.recentFiles({})).toEqual([]);
    expect(JSON.parse(await readFile(path('recent-files.json'), 'utf8'))).toEqual([]);
    expect(new Uint8Array(await readFile(path('one.dropoutlab')))).toEqual(bytes);
  });
});
