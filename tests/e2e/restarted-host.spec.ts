import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { axeFinds } from './axe-finds.ts';
import { expect, startLab, test } from './lab.ts';
import { openFrom } from './saved-files.ts';
import { StepScreen } from './step-screen.ts';
import { work, savedByItself } from './unsaved-work.ts';

async function expectNotes(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Notes' }).click();
  await expect(page.getByLabel('Notes on this experiment')).toHaveValue('Its column is 0.');
}

test.describe('a host that is killed and started again', () => {
  let data: string;
  test.beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'dropout-lab-data-'));
  });
  test.afterAll(() => rm(data, { recursive: true }));
  test.beforeEach(async ({ context }) => {
    await context.addInitScript(() => {
      for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name);
    });
  });

  test('the window says that it cannot connect any more; what it holds is saved and opened there: the same numbers', async ({
    page,
    context,
  }) => {
    const first = await startLab(data);
    const { screen, numbers } = await work(page, first.url);
    await savedByItself(page);
    process.kill(first.pid, 'SIGKILL');
    const banner = page.getByRole('alert');
    await expect(banner).toContainText('Dropout Lab no longer runs in its terminal, or the connection to it was cut.');
    await expect(banner).toContainText('Your experiment is kept in this window: 10 steps with seed 42.');
    // Nobody is there yet.
    await banner.getByRole('button', { name: 'Reconnect' }).click();
    await expect(banner).toContainText('Dropout Lab cannot be reached');

    const second = await startLab(data, '--port', new URL(first.url).port);
    await banner.getByRole('button', { name: 'Reconnect' }).click();
    await expect(banner).toContainText('Dropout Lab was started again');
    await expect(banner).toContainText('open it at the address that the terminal printed last');
    await expect(banner.getByRole('button', { name: 'Reconnect' })).toHaveCount(0);
    expect(await axeFinds(page)).toEqual([]);
    expect(await screen.numbers('dropped')).toEqual(numbers);

    const saved = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    const download = await saved;
    expect(download.suggestedFilename()).toBe('Lecture, seed 42.dropoutlab');
    await expect(page.getByRole('img', { name: 'Not saved' })).toHaveCount(0);
    const bytes = await readFile(await download.path());
    await page.close();

    const other = await context.newPage();
    const again = new StepScreen(other);
    await again.open(second.url);
    await openFrom(other, { name: 'mine.dropoutlab', mimeType: '', buffer: bytes });
    await again.reached(10);
    expect(await again.numbers('dropped')).toEqual(numbers);
    await expectNotes(other);
    await second.stop();
  });

  test('on the same port, a tab with the new address takes the work over from the old one', async ({
    page,
    context,
  }) => {
    const first = await startLab(data);
    const { numbers } = await work(page, first.url);
    process.kill(first.pid, 'SIGKILL');
    const second = await startLab(data, '--port', new URL(first.url).port);
    const other = await context.newPage();
    await other.goto(second.url);
    await other.getByRole('button', { name: 'Use it here', exact: true }).click();
    const taken = new StepScreen(other);
    await taken.reached(10);
    expect(await taken.numbers('dropped')).toEqual(numbers);
    await expectNotes(other);
    await second.stop();
  });
});
