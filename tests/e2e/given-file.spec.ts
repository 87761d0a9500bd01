import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, startLab, test as base } from './lab.ts';
import { StepScreen } from './step-screen.ts';
import { savedByItself } from './unsaved-work.ts';

interface Given {
  /** A folder of the user's. */
  readonly folder: string;
  /** Starts a host with these files of the folder; returns its address. */
  readonly startWith: (...names: readonly string[]) => Promise<string>;
}

const test = base.extend<Given>({
  // Playwright reads which fixtures are needed from this pattern; there are none.
  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'dropout-lab-given-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
  startWith: async ({ folder }, use) => {
    const stops: (() => Promise<void>)[] = [];
    await use(async (...names) => {
      const lab = await startLab(join(folder, 'data'), ...names.map((name) => join(folder, name)));
      stops.push(() => lab.stop());
      return lab.url;
    });
    for (const stop of stops) await stop();
  },
});

test.use({ startScreen: true });

/** Makes a file of two steps, in another host. */
async function makeFile(page: Page, labUrl: string, folder: string): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name);
  });
  await page.goto(labUrl);
  await page.getByRole('button', { name: 'Open the step' }).click();
  await new StepScreen(page).step();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  await (await download).saveAs(join(folder, 'mine.dropoutlab'));
}

const stepsIn = async (path: string): Promise<number> =>
  (JSON.parse(await readFile(path, 'utf8')) as { completedSteps: number }).completedSteps;

test('a file given at the start is opened, written back by Save, and open again after a reload', async ({
  page,
  labUrl,
  folder,
  startWith,
}) => {
  await makeFile(page, labUrl, folder);
  const path = join(folder, 'mine.dropoutlab');
  expect(await stepsIn(path)).toBe(2);
  const screen = new StepScreen(page);
  await page.goto(await startWith('mine.dropoutlab'));
  await screen.reached(2);
  await screen.step();
  await expect(page.getByRole('img', { name: 'Not saved' })).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('img', { name: 'Not saved' })).toHaveCount(0);
  expect(await stepsIn(path)).toBe(3);

  await page.reload();
  await screen.reached(3);
  await screen.step();
  await savedByItself(page);
  await page.reload();
  await screen.reached(4);
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('img', { name: 'Not saved' })).toHaveCount(0);
  expect(await stepsIn(path)).toBe(4);
});

test('of several the first is opened; the page names the others, which can be opened from the menu', async ({
  page,
  labUrl,
  folder,
  startWith,
}) => {
  await makeFile(page, labUrl, folder);
  await writeFile(join(folder, 'other.dropoutlab'), await readFile(join(folder, 'mine.dropoutlab')));
  await page.goto(await startWith('mine.dropoutlab', 'other.dropoutlab'));
  await new StepScreen(page).reached(2);
  const notice = page.getByRole('alert').filter({ hasText: 'Not opened: “other.dropoutlab”' });
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
});

for (const [locale, said] of [
  ['en-GB', '“gone.dropoutlab” cannot be opened: it is not there'],
  ['es-ES', '«gone.dropoutlab»'],
  ['zh-CN', 'gone.dropoutlab'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale });

    test('a file that is not there is refused in the page', async ({ page, startWith }) => {
      await page.goto(await startWith('gone.dropoutlab'));
      const notice = page.getByRole('alert').filter({ hasText: said });
      await expect(notice).toBeVisible();
      // It stays while the engine starts and works.
      await expect(page.locator('.doors button.primary')).toBeEnabled();
      await expect(notice).toBeVisible();
    });
  });
}

test('a lesson given at the start is opened', async ({ page, folder, startWith }) => {
  await writeFile(join(folder, 'mine.lesson.md'), 'no lesson');
  await page.goto(await startWith('mine.lesson.md'));
  await expect(page.getByRole('heading', { name: 'mine.lesson.md' })).toBeVisible();
});
