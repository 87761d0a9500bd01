import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { desk45, type Desk45 } from './desk-45.ts';
import { findElectron } from './electron-program.ts';
import { steps } from './walk.ts';

const program = findElectron();

interface DesktopFixtures {
  readonly folder: string;
  /** Starts the app; it is ended with the test. */
  readonly start: (...parameters: readonly string[]) => Promise<Desk45>;
}

const test = base.extend<DesktopFixtures>({
  // Playwright reads which fixtures are needed from this pattern; there are none.
  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'dropout-lab-desktop-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  start: async ({ folder }, use) => {
    if (program === undefined) throw new Error("Electron's program is not on this machine");
    const started: Desk45[] = [];
    await use(async (...parameters) => {
      const desk = await desk45({ program, settings: join(folder, 'settings'), parameters });
      started.push(desk);
      return desk;
    });
    for (const { app } of started) app.process().kill('SIGKILL');
  },
});

test.describe('the desktop app', () => {
  test.skip(program === undefined, "Electron's program is not on this machine");

  for (const [name, step] of Object.entries(steps)) test(name, ({ start, folder }) => step({ start, folder }));

  test('keeps the page in its sandbox', async ({ start }) => {
    const desk = await start();
    const window = await desk.page();
    const preferences = await desk.app.evaluate(({ BrowserWindow }) => {
      // Electron's types leave this method out; it exists for tests like this one.
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
    const nodes = await window.evaluate(() => ['require', 'process', 'Buffer'].filter((name) => name in globalThis));
    expect(nodes).toEqual([]);
  });

  test('opens no window and grants nothing', async ({ start }) => {
    const desk = await start();
    const opened = await desk.page();
    expect(await opened.evaluate(() => window.open('https://example.com') === null)).toBe(true);
    expect(await opened.evaluate(() => Notification.requestPermission())).toBe('denied');
  });

  test('shows its window when it is started again', async ({ start }) => {
    const desk = await start();
    await desk.page();
    await desk.startAgain();
    expect(desk.app.windows()).toHaveLength(1);
  });
});
