import { expect, test, vi } from 'vitest';
import type { BrowserWindow } from 'electron';
import { keepTitle, showTitle } from '../../../electron/shell/title.ts';
import { FakeWindow } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

const document = { name: 'Homework 3', isUnsaved: true, handle: 'id' };
function shown(...[told, path, platform]: [typeof document | null, string | null, NodeJS.Platform]): FakeWindow {
  const window = new FakeWindow({});
  showTitle(window as unknown as BrowserWindow, told, path, platform); // the mock makes no other
  return window;
}

test('the title names the document and marks what is not saved', () => {
  expect(shown(document, null, 'win32').title).toBe('• Homework 3 — Dropout Lab');
  expect(shown({ ...document, isUnsaved: false }, null, 'linux').title).toBe('Homework 3 — Dropout Lab');
  expect(shown(null, null, 'linux').title).toBe('Dropout Lab');
});

test('macOS has a mark of its own, and the icon of the file', () => {
  const window = shown(document, '/home/three.dropoutlab', 'darwin');
  expect(window.title).toBe('Homework 3 — Dropout Lab');
  expect(window.setRepresentedFilename).toHaveBeenCalledExactlyOnceWith('/home/three.dropoutlab');
  expect(window.setDocumentEdited).toHaveBeenCalledExactlyOnceWith(true);
  const empty = shown(null, null, 'darwin');
  expect(empty.setRepresentedFilename).toHaveBeenCalledExactlyOnceWith('');
  expect(empty.setDocumentEdited).toHaveBeenCalledExactlyOnceWith(false);
});

test('the title of the page does not take its place', () => {
  const window = new FakeWindow({});
  keepTitle(window as unknown as BrowserWindow); // the mock makes no other
  const preventDefault = vi.fn();
  window.emit('page-title-updated', { preventDefault });
  expect(preventDefault).toHaveBeenCalledOnce();
});
