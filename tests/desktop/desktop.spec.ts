import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron, top } from './electron-program.ts';

const program = findElectron();

test.describe('the desktop app', () => {
  test.skip(program === undefined, "Electron's program is not on this machine");
  test.describe.configure({ mode: 'serial' });

  let userData: string;
  let app: ElectronApplication;
  let page: Page;

  test.beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'dropout-lab-desktop-'));
    app = await _electron.launch({
      ...(program === undefined ? {} : { executablePath: program }),
      // A folder of its own: the tests and a running Dropout Lab are two instances.
      args: [top, `--user-data-dir=${userData}`],
      env: {
        ...(process.env as Record<string, string>), // what is in an environment is not undefined
        DROPOUT_LAB_DATA: join(userData, 'data'),
      },
    });
    // Before the first page asks for anything; the app itself listens to the requests it cancels.
    await app.evaluate(({ session }) => {
      const sent: string[] = [];
      Object.assign(globalThis, { sent });
      session.defaultSession.webRequest.onSendHeaders(({ url }) => sent.push(url));
    });
    // A dialog waits for somebody, and nobody is here: whoever closes the window is answered Leave, the second button.
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBoxSync = () => 1;
    });
    page = await app.firstWindow();
  });
  test.afterAll(async () => {
    await app.close();
    await rm(userData, { recursive: true, force: true });
  });

  test('opens its window by its own scheme', async () => {
    expect(page.url()).toBe('app://lab/index.html');
    await expect(page).toHaveTitle('Dropout Lab');
    expect(await page.evaluate(() => location.origin)).toBe('app://lab');
  });

  test('trains a step in its training process', async () => {
    // Through the door of the settings, which change nothing.
    await page.getByRole('button', { name: 'Choose settings' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    // The loss of the lecture's first step with seed 42, as PyTorch computes it.
    await expect(page.getByText('1.4334').first()).toBeVisible();
  });

  test('saves where the dialog says, then to the same file, and opens it again from the recent files', async () => {
    const path = join(userData, 'mine.dropoutlab');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    const choose = async (...entries: readonly (string | RegExp)[]): Promise<void> => {
      await page.getByRole('button', { name: 'File', exact: true }).click();
      for (const entry of entries) await page.getByRole('menuitem', { name: entry }).click();
    };
    const unsaved = page.getByRole('img', { name: 'Not saved' });
    await expect(unsaved).toBeVisible();
    await choose(/^Save \S+$/);
    await expect(unsaved).toHaveCount(0);
    const first = await readFile(path, 'utf8');
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(unsaved).toBeVisible();
    await choose(/^Save \S+$/);
    await expect(unsaved).toHaveCount(0);
    expect(await readFile(path, 'utf8')).not.toBe(first);
    await choose('New experiment');
    await expect(page.getByTestId('completed-steps')).toHaveText('Step 0');
    await choose('Open again', 'mine.dropoutlab');
    await expect(page.getByTestId('completed-steps')).toHaveText('Step 2');
  });

  test('opens the file it is started with a second time', async () => {
    await page.getByRole('button', { name: 'File', exact: true }).click();
    await page.getByRole('menuitem', { name: 'New experiment' }).click();
    await expect(page.getByTestId('completed-steps')).toHaveText('Step 0');
    await _electron
      .launch({
        ...(program === undefined ? {} : { executablePath: program }),
        args: [top, `--user-data-dir=${userData}`, join(userData, 'mine.dropoutlab')],
      })
      .then((started) => started.close())
      .catch(() => 'left at once');
    await expect(page.getByTestId('completed-steps')).toHaveText('Step 2');
  });

  test('keeps the page in its sandbox', async () => {
    const preferences = await app.evaluate(({ BrowserWindow }) => {
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
    expect(await page.evaluate(() => ['require', 'process', 'Buffer'].filter((name) => name in globalThis))).toEqual(
      [],
    );
  });

  test('lets the page go nowhere', async () => {
    expect(await page.evaluate(() => window.open('https://example.com') === null)).toBe(true);
    await page.evaluate(() => {
      location.href = 'https://example.com';
    });
    await expect(page).toHaveURL('app://lab/index.html');
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  });

  test('asks the network for nothing, even when the page tries', async () => {
    const reached = page.evaluate(() => fetch('https://example.com').then(() => true));
    await expect(reached).rejects.toThrow('Failed to fetch');
    const sent = await app.evaluate(() => (globalThis as unknown as { readonly sent: readonly string[] }).sent); // set above
    expect(sent.filter((url) => !url.startsWith('app://lab/'))).toEqual([]);
  });

  test('survives the crash of its training process', async () => {
    const trainer = await app.evaluate(({ app: electronApp }) => {
      return electronApp.getAppMetrics().find(({ name }) => name === 'Dropout Lab training')?.pid;
    });
    if (trainer === undefined) throw new Error('the training process is not running');
    process.kill(trainer, 'SIGKILL');
    await page.getByRole('button', { name: 'Reconnect' }).click();
    await expect(page.getByRole('button', { name: 'Step', exact: true })).toBeEnabled();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('shows its window when it is started again', async () => {
    const second = await _electron
      .launch({
        ...(program === undefined ? {} : { executablePath: program }),
        args: [top, `--user-data-dir=${userData}`],
      })
      .then((started) => started.close())
      .catch(() => 'left at once');
    expect(second).toBe('left at once');
    expect(app.windows()).toHaveLength(1);
  });
});
