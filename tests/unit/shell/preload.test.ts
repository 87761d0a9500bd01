import { EventEmitter } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { droppedReply, isDroppedReply } from '#shared/rpc/dropped-file.ts';
import { isPortReply, portRequest } from '#shared/rpc/port-hand-over.ts';
import { bundleNodePrograms } from '../../contract/bundle-node-program.ts';

const ipcRenderer = Object.assign(new EventEmitter(), { send: vi.fn() });

/** The page's window: it hears what it is told, and keeps what it says. */
const page = Object.assign(new EventTarget(), { postMessage: vi.fn() });

/** A drop of files on the window; events of scripts are not trusted, so this one only says that it is. */
function drop(isTrusted: boolean, ...files: readonly { readonly path?: string }[]): void {
  const event = Object.assign(new Event('drop'), { dataTransfer: { files } });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  page.dispatchEvent(event);
}

function say(data: unknown, source: unknown = page): void {
  page.dispatchEvent(Object.assign(new Event('message'), { data, source }));
}

/** All that a sandboxed preload script may ask for, of what Electron has. */
function requireInSandbox(name: string): unknown {
  if (name !== 'electron') throw new Error(`module not found: ${name}`);
  return { ipcRenderer, webUtils: { getPathForFile: ({ path = '' }: { readonly path?: string }) => path } };
}

describe('the preload script', () => {
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dropout-lab-preload-'));
    await bundleNodePrograms(
      { preload: join(import.meta.dirname, '../../../electron/shell/preload.cts') },
      folder,
      'cjs',
    );
    const script = await readFile(join(folder, 'preload.cjs'), 'utf8');
    await rm(folder, { recursive: true });
    runInNewContext(script, { window: page, require: requireInSandbox });
  });
  beforeEach(() => {
    ipcRenderer.send.mockClear();
    page.postMessage.mockClear();
  });

  test('asks for a port when the page does', () => {
    say(portRequest('request 1', 'trainer'));
    expect(ipcRenderer.send).toHaveBeenLastCalledWith('dropout-lab:trainer-port', 'request 1');
    say(portRequest('request 2', 'shell'));
    expect(ipcRenderer.send).toHaveBeenLastCalledWith('dropout-lab:shell-port', 'request 2');
  });

  test.each([
    ['another window', portRequest('request 1', 'trainer'), {}],
    ['nobody', portRequest('request 1', 'trainer'), null],
    ['a message of another kind', { type: 'dropout-lab:port', id: 'request 1' }, page],
    ['a message without a proper id', { type: 'dropout-lab:ask-for-port', id: 1 }, page],
    ['a service there is not', { ...portRequest('request 1', 'trainer'), service: 'toString' }, page],
    ['text', 'dropout-lab:ask-for-port', page],
    ['nothing', null, page],
  ])('does not listen to %s', (_name, data, source) => {
    say(data, source);
    expect(ipcRenderer.send).not.toHaveBeenCalled();
  });

  test('tells the main process the path of a file that the user drops, and the page what comes back', () => {
    drop(true, { path: '/home/one.lesson.md' }, { path: '/home/two.lesson.md' });
    expect(ipcRenderer.send).toHaveBeenCalledExactlyOnceWith('dropout-lab:dropped', '/home/one.lesson.md');
    expect(page.postMessage).not.toHaveBeenCalled();
    ipcRenderer.emit('dropout-lab:dropped', {}, 'handle 1');
    expect(page.postMessage).toHaveBeenCalledExactlyOnceWith(droppedReply('handle 1'), '/', []);
    expect(isDroppedReply(page.postMessage.mock.calls[0]?.[0])).toBe(true);
  });

  test('asks for nothing when no file of the disk is dropped, or a script says so', () => {
    drop(true, {});
    expect(page.postMessage).toHaveBeenCalledExactlyOnceWith(droppedReply(null), '/', []);
    drop(true);
    drop(false, { path: '/etc/passwd' });
    say({ type: 'dropout-lab:dropped', path: '/etc/passwd' });
    expect(ipcRenderer.send).not.toHaveBeenCalled();
    expect(page.postMessage).toHaveBeenCalledOnce();
  });

  test('passes the port on to the page that asked', () => {
    const ports = [{}];
    ipcRenderer.emit('dropout-lab:trainer-port', { ports }, 'request 1');
    expect(page.postMessage).toHaveBeenCalledExactlyOnceWith({ type: 'dropout-lab:port', id: 'request 1' }, '/', ports);
    expect(isPortReply(page.postMessage.mock.calls[0]?.[0], portRequest('request 1', 'trainer'))).toBe(true);
    expect(isPortReply(page.postMessage.mock.calls[0]?.[0], portRequest('request 2', 'trainer'))).toBe(false);
  });
});
