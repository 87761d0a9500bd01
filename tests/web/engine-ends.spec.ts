import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/lab.ts';
import type { StepScreen } from '../e2e/step-screen.ts';
import { work } from '../e2e/unsaved-work.ts';

const banner = (page: Page) => page.getByRole('alert');

/** The engine's worker, to which something is done. */
function engineOf(page: Page) {
  const [engine] = page.workers();
  if (engine === undefined) throw new Error('there is no worker');
  return engine;
}

/** All that was done is there, to the same numbers, and can be gone on with. */
async function expectAll(page: Page, screen: StepScreen, numbers: number[][]): Promise<void> {
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  const done = await screen.completedSteps();
  await page.getByRole('link', { name: 'Step', exact: true }).click();
  await page.getByRole('button', { name: 'First step' }).click();
  for (let step = 1; step < 10; step += 1) await page.getByRole('button', { name: 'Next step' }).click();
  await expect(page.getByTestId('position')).toHaveText(`Step 10 of ${String(done)}`);
  expect(await screen.numbers('dropped')).toEqual(numbers);
  await page.getByRole('button', { name: 'Last step' }).click();
  await screen.step();
}

test('a worker that is gone in the midst of a run: a sentence, and a new engine with all that was done', async ({
  page,
  labUrl,
}) => {
  const { screen, numbers } = await work(page, labUrl);
  await screen.startRun();
  const engine = engineOf(page);
  await engine.evaluate(() => {
    self.close();
  });
  await expect(banner(page)).toContainText('The engine has not answered for several seconds.');
  await banner(page).getByRole('button', { name: 'Start the engine again' }).click();
  await expectAll(page, screen, numbers);
  expect(engineOf(page)).not.toBe(engine);
});

test('a worker that breaks down in the midst of a run: a sentence at once, and the same way on', async ({
  page,
  labUrl,
}) => {
  const { screen, numbers } = await work(page, labUrl);
  await screen.startRun();
  await engineOf(page).evaluate(() => {
    setTimeout(() => {
      throw new Error('The worker breaks down.');
    });
  });
  await expect(banner(page)).toContainText('The engine is not connected: ');
  await banner(page).getByRole('button', { name: 'Reconnect' }).click();
  await expectAll(page, screen, numbers);
});
