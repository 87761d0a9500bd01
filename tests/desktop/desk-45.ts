import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import { dist } from '../../build/scripts/places.js';
import { connectPage } from './connect-page.ts';
import type { Desk } from './desk.ts';
import { top } from './electron-program.ts';

/** Where each picture goes. */
const pictures = join(dist, 'desktop-pictures');

interface StartOptions {
  readonly program: string;
  /** The folder of its settings. */
  readonly settings: string;
  readonly parameters: readonly string[];
}

const startElectron = ({ program, settings, parameters }: StartOptions): Promise<ElectronApplication> =>
  _electron.launch({
    executablePath: program,
    // A folder of its own: the tests and a running Dropout Lab are two instances.
    args: [top, `--user-data-dir=${settings}`, ...parameters],
    env: {
      ...(process.env as Record<string, string>), // what is in an environment is not undefined
      DROPOUT_LAB_DATA: join(settings, 'data'),
    },
  });

export interface Desk45 extends Desk {
  readonly app: ElectronApplication;
}

/** The app in today's Electron. No program can press the keys of every system: its dialogs are answered in the main process. */
export async function desk45(options: StartOptions): Promise<Desk45> {
  const app = await startElectron(options);
  const ended = new Promise<void>((resolve) => {
    app.once('close', () => {
      resolve();
    });
  });
  // Before the first page asks for anything; the app itself listens to the requests it cancels.
  await app.evaluate(({ session }) => {
    const sent: string[] = [];
    Object.assign(globalThis, { sent });
    session.defaultSession.webRequest.onSendHeaders(({ url }) => sent.push(url));
  });

  /** Clicks an entry that is offered; false when it is not. */
  const click = (menu: string, entry: string): Promise<boolean> =>
    app.evaluate(
      ({ Menu, BrowserWindow }, labels) => {
        const bar = Menu.getApplicationMenu()?.items.find(({ label }) => label.replace('&', '') === labels.menu);
        const found = bar?.submenu?.items.find(
          ({ label, enabled }) => label.replace('&', '') === labels.entry && enabled,
        );
        found?.click({}, BrowserWindow.getAllWindows()[0]);
        return found !== undefined;
      },
      { menu, entry },
    );

  let hasCrashed = false;
  /** Playwright gives up a page that has crashed: the one in its place is reached where Chromium says that it listens. */
  async function page(): Promise<Page> {
    if (!hasCrashed) return app.firstWindow();
    const [port = ''] = (await readFile(join(options.settings, 'DevToolsActivePort'), 'utf8')).split('\n');
    return (await connectPage(`127.0.0.1:${port}`)).page;
  }
  return {
    app,
    page,
    async choose(menu, entry) {
      await expect.poll(() => click(menu, entry)).toBe(true);
    },
    async namingFile(path, act) {
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
      }, path);
      await act();
    },
    async answering(button, act) {
      await app.evaluate(({ dialog }, label) => {
        const answer = (...parameters: unknown[]): number => {
          const { buttons } = parameters.at(-1) as { readonly buttons: readonly string[] }; // options come last
          return buttons.indexOf(label);
        };
        dialog.showMessageBoxSync = answer;
        dialog.showMessageBox = (...parameters: unknown[]) =>
          Promise.resolve({ response: answer(...parameters), checkboxChecked: false });
      }, button);
      await act();
    },
    async closeWindow() {
      await app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.close();
      });
    },
    async startAgain(...parameters) {
      await startElectron({ ...options, parameters })
        .then((started) => started.close())
        .catch(() => 'left at once');
    },
    async killTrainer() {
      const trainer = await app.evaluate(
        ({ app: electronApp }) => electronApp.getAppMetrics().find(({ name }) => name === 'Dropout Lab training')?.pid,
      );
      if (trainer === undefined) throw new Error('the training process is not running');
      process.kill(trainer, 'SIGKILL');
    },
    async killPage() {
      hasCrashed = true;
      await app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
      });
    },
    async network() {
      const sent = await app.evaluate(() => (globalThis as unknown as { readonly sent: readonly string[] }).sent); // set above
      return sent.filter((url) => !url.startsWith('app://lab/'));
    },
    ended: () => ended,
    async photograph(name) {
      await mkdir(pictures, { recursive: true });
      await (await page()).screenshot({ path: join(pictures, `${name}.png`) });
    },
  };
}
