import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BrowserWindow } from 'electron';
import { keepPlace, rememberedPlace } from '../../../electron/shell/window-place.ts';
import { openWindow } from '../../../electron/shell/window.ts';
import { FakeWindow, resetElectron, screen } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

let folder: string;
let file: string;
beforeEach(async () => {
  resetElectron();
  folder = await mkdtemp(join(tmpdir(), 'dropout-lab-place-'));
  file = join(folder, 'window.json');
});
afterEach(() => rm(folder, { recursive: true }));

/** Closes a window as it was. */
function leave(state: Partial<Pick<FakeWindow, 'bounds' | 'maximized' | 'fullScreen'>>): void {
  const window = Object.assign(new FakeWindow({}), state);
  keepPlace(window as unknown as BrowserWindow, file); // the mock makes no other
  window.close();
}

const usual = { bounds: { width: 1440, height: 900 }, isMaximized: false, isFullScreen: false };

describe('the place of a window', () => {
  test('is the same at the next start', async () => {
    const bounds = { x: 100, y: 50, width: 1100, height: 720 };
    leave({ bounds, maximized: true });
    expect(rememberedPlace(file)).toEqual({ bounds, isMaximized: true, isFullScreen: false });
    leave({ bounds, fullScreen: true });
    expect(rememberedPlace(file)).toEqual({ bounds, isMaximized: false, isFullScreen: true });
    expect(await readdir(folder)).toEqual(['window.json']);
  });

  test('is kept when the window is asked to close and stays, too', async () => {
    const window = new FakeWindow({});
    keepPlace(window as unknown as BrowserWindow, file); // the mock makes no other
    window.on('close', (event: { preventDefault(): void }) => {
      event.preventDefault();
    });
    expect(window.close()).toBe(false);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ bounds: window.bounds });
  });

  test('is the usual one without a file, and with a damaged one', async () => {
    expect(rememberedPlace(file)).toEqual(usual);
    for (const damaged of ['{"bounds": ', '[]', '{"bounds": {"x": 1, "y": 2, "width": -1, "height": 1e9}}']) {
      await writeFile(file, damaged);
      expect(rememberedPlace(file)).toEqual(usual);
    }
  });

  test.each([
    { x: 100.5, y: 50, width: 1100, height: 720 },
    { x: 100, y: null, width: 1100, height: 720 },
    { x: '100', y: 50, width: 1100, height: 720 },
    { x: 100, y: 50, width: 1100, height: 0 },
  ])('is the usual one where the file says no place: %j', async (bounds) => {
    await writeFile(file, JSON.stringify({ bounds, isMaximized: false, isFullScreen: false }));
    expect(rememberedPlace(file)).toEqual(usual);
  });

  test('is the usual one when its screen is gone; one that filled it fills the present one', () => {
    leave({ bounds: { x: 2000, y: 50, width: 1100, height: 720 }, maximized: true });
    expect(rememberedPlace(file)).toEqual({ ...usual, isMaximized: true });
    screen.displays = [...screen.displays, { workArea: { x: 1920, y: 0, width: 1920, height: 1080 } }];
    expect(rememberedPlace(file).bounds).toMatchObject({ x: 2000, y: 50 });
  });

  test.each([
    ['above', { x: 100, y: -30 }],
    ['below', { x: 100, y: 1030 }],
    ['left of', { x: -1050, y: 50 }],
    ['right of', { x: 1850, y: 50 }],
  ])('is the usual one when it could not be taken hold of, %s the screen', (_, point) => {
    leave({ bounds: { ...point, width: 1100, height: 720 } });
    expect(rememberedPlace(file)).toEqual(usual);
  });

  test('is no larger than its screen and no smaller than the screens can be used at', () => {
    screen.displays = [{ workArea: { x: 0, y: 0, width: 1366, height: 728 } }];
    expect(rememberedPlace(file).bounds).toEqual({ width: 1366, height: 728 });
    leave({ bounds: { x: 0, y: 0, width: 3000, height: 10 } });
    expect(rememberedPlace(file).bounds).toEqual({ x: 0, y: 0, width: 1366, height: 640 });
  });
});

describe('a window opens', () => {
  const open = (place: Parameters<typeof openWindow>[1]): FakeWindow => {
    const window = openWindow('/preload.cjs', place) as unknown as FakeWindow; // the mock makes no other
    window.emit('ready-to-show');
    return window;
  };
  test('where it was', () => {
    const bounds = { x: 100, y: 50, width: 1100, height: 720 };
    const { options, calls } = open({ bounds, isMaximized: false, isFullScreen: false });
    expect(options).toMatchObject({ ...bounds, minWidth: 960, minHeight: 640, fullscreen: false });
    expect(calls).toEqual(['show']);
  });
  test('maximised, or over the whole screen, as it was', () => {
    expect(open({ ...usual, isMaximized: true }).calls).toEqual(['maximize']);
    expect(open({ ...usual, isFullScreen: true }).options).toMatchObject({ fullscreen: true });
  });
});
