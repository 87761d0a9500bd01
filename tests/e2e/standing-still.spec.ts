import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { axeFinds } from './axe-finds.ts';
import { expect, startLab, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';
import { work } from './unsaved-work.ts';

/** The training process of a host. */
const trainerOf = (host: number): number =>
  Number(execFileSync('pgrep', ['-P', String(host)], { encoding: 'utf8' }).trim());

test.describe('a process that stands still', () => {
  test.skip(process.platform === 'win32', 'Windows stops no process');
  let data: string;
  let lab: Awaited<ReturnType<typeof startLab>>;
  const banner = (page: Page) => page.getByRole('alert');
  const silent = 'The engine has not answered for several seconds.';

  test.beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'dropout-lab-data-'));
    lab = await startLab(data);
  });
  test.afterEach(async () => {
    process.kill(lab.pid, 'SIGCONT'); // one that stands still does not end
    await lab.stop();
    await rm(data, { recursive: true });
  });

  test('the engine, in a run: a sentence, and a new engine with all that was done', async ({ page }) => {
    const { screen, numbers } = await work(page, lab.url);
    await screen.startRun();
    const hung = trainerOf(lab.pid);
    process.kill(hung, 'SIGSTOP');
    await expect(banner(page)).toContainText(silent);
    await expect(page.getByText('Not answering')).toBeVisible();
    expect(await axeFinds(page)).toEqual([]);
    const done = await screen.completedSteps();

    await banner(page).getByRole('button', { name: 'Start the engine again' }).click();
    await expect(page.getByText('Connected', { exact: true })).toBeVisible({
      timeout: 20_000,
    });
    expect(trainerOf(lab.pid)).not.toBe(hung);
    expect(await screen.completedSteps()).toBe(done);
    await expect(banner(page)).toContainText('What you asked for was not finished');
    await page.getByRole('link', { name: 'Step', exact: true }).click();
    await page.getByRole('button', { name: 'First step' }).click();
    for (let step = 1; step < 10; step += 1) await page.getByRole('button', { name: 'Next step' }).click();
    await expect(page.getByTestId('position')).toHaveText(`Step 10 of ${String(done)}`);
    expect(await screen.numbers('dropped')).toEqual(numbers);
  });

  test('the engine, for a while: it goes on where it was, and nothing was lost', async ({ page }) => {
    const { screen } = await work(page, lab.url);
    const trainer = trainerOf(lab.pid);
    process.kill(trainer, 'SIGSTOP');
    await screen.stepButton.click();
    await expect(banner(page)).toContainText(silent);
    process.kill(trainer, 'SIGCONT');
    await screen.reached(11);
    await expect(banner(page)).toHaveCount(0);
    expect(trainerOf(lab.pid)).toBe(trainer);
  });

  test('the engine, while another tab takes over: it has all, and both say what was not begun', async ({
    page,
    context,
  }) => {
    const { screen, numbers } = await work(page, lab.url);
    const hung = trainerOf(lab.pid);
    process.kill(hung, 'SIGSTOP');
    // Three presses before the window can show that it is at work.
    await screen.stepButton.evaluate((button: HTMLButtonElement) => {
      for (let press = 0; press < 3; press += 1) button.click();
    });
    const other = await context.newPage();
    await other.goto(lab.url);
    await other.getByRole('button', { name: 'Use it here', exact: true }).click();
    await expect(banner(page)).toContainText('Dropout Lab is used in another tab now.');
    // The first waits, too, where the engine stood still over what a screen had asked of itself.
    const waited = /([23]) trainings still waited, and were not begun/;
    await expect(banner(page)).toContainText(waited);
    const [, count] = waited.exec(await banner(page).innerText()) ?? [];
    // The new tab meets the same engine.
    await expect(banner(other)).toContainText(silent);
    await banner(other).getByRole('button', { name: 'Start the engine again' }).click();
    const taken = new StepScreen(other);
    await taken.reached(10);
    expect(await taken.numbers('dropped')).toEqual(numbers);
    await expect(banner(other)).toContainText(`${String(count)} trainings still waited, and were not begun`);
  });

  test('the host and the engine, for longer than anyone waits: the step that was asked for is done', async ({
    page,
  }) => {
    const { screen } = await work(page, lab.url);
    const both = [lab.pid, trainerOf(lab.pid)];
    for (const each of both) process.kill(each, 'SIGSTOP');
    await screen.stepButton.click();
    await expect(banner(page)).toContainText(silent);
    for (const each of both) process.kill(each, 'SIGCONT');
    await screen.reached(11);
    await expect(banner(page)).toHaveCount(0);
  });

  test('the page, longer than anyone waits: nothing is called silent, and the run has gone on', async ({
    page,
    context,
  }) => {
    const { screen } = await work(page, lab.url);
    await page.getByRole('button', { name: 'Run 10' }).click();
    const debuggerOf = await context.newCDPSession(page);
    await debuggerOf.send('Debugger.enable');
    const paused = new Promise((resolve) => debuggerOf.once('Debugger.paused', resolve));
    await debuggerOf.send('Debugger.pause');
    await paused;
    await new Promise((resolve) => setTimeout(resolve, 8000)); // what is awaited is that nothing comes of it
    await debuggerOf.send('Debugger.resume');
    await debuggerOf.detach();
    await screen.reached(20);
    await expect(banner(page)).toHaveCount(0);
    await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  });

  test('the engine, killed in a run: what was done is computed again', async ({ page }) => {
    const { screen } = await work(page, lab.url);
    await screen.startRun();
    process.kill(trainerOf(lab.pid), 'SIGKILL');
    await expect(banner(page)).toContainText('the system ended the engine');
    const done = await screen.completedSteps();
    await banner(page).getByRole('button', { name: 'Reconnect' }).click();
    await expect(page.getByText('Connected', { exact: true })).toBeVisible();
    await expect(banner(page)).toHaveCount(0);
    expect(await screen.completedSteps()).toBe(done);
  });

  test('the page, loaded again in a run: it goes on from what was saved by itself', async ({ page }) => {
    const { screen } = await work(page, lab.url);
    await screen.startRun();
    await expect(page.getByText(/^Saved by itself/)).toBeVisible();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await expect.poll(() => screen.completedSteps()).toBeGreaterThanOrEqual(10);
    await expect(page.getByText('Connected', { exact: true })).toBeVisible();
    await expect(banner(page)).toHaveCount(0);
  });
});
