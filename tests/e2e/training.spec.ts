import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';
import { axeFinds } from './axe-finds.ts';
import { StepScreen } from './step-screen.ts';

async function openTraining(page: Page, url: string): Promise<StepScreen> {
  const screen = new StepScreen(page);
  await screen.open(url);
  await page.getByRole('link', { name: 'Training' }).click();
  await expect(page.getByRole('heading', { name: 'Training', exact: true })).toBeVisible();
  return screen;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('a run: start, pause, another learning rate, resume, stop; the steps done stay', async ({ page, labUrl }) => {
  const screen = await openTraining(page, labUrl);
  const progress = page.getByRole('progressbar', { name: 'Progress of the run' });
  const chart = page.getByTestId('run-loss');
  await expect(progress).toHaveCount(0);
  const place = await chart.boundingBox();
  await page.getByLabel('How many').fill('1000000');
  await press(page, 'Start');
  await expect.poll(() => screen.completedSteps()).toBeGreaterThan(50);
  await press(page, 'Pause');
  await expect(page.getByTestId('run-state')).toContainText('Paused');
  await expect(progress).toBeVisible();
  expect(await chart.boundingBox()).toEqual(place);
  await expect(screen.stepButton).toBeEnabled();
  const paused = await screen.completedSteps();
  await page.waitForTimeout(300);
  expect(await screen.completedSteps()).toBe(paused);

  await page.getByLabel('lr from the next step on').fill('0.001');
  await press(page, 'Apply');
  await expect(page.getByRole('button', { name: 'Apply', exact: true })).toBeDisabled();
  expect(await screen.completedSteps()).toBe(paused);
  await press(page, 'Resume');
  await expect.poll(() => screen.completedSteps()).toBeGreaterThan(paused + 50);
  // While it runs the change waits for a pause of its own, and the run goes on.
  await page.getByLabel('p from the next step on').fill('0.2');
  await press(page, 'Apply');
  await expect(page.getByRole('button', { name: 'Apply', exact: true })).toBeDisabled();
  const changed = await screen.completedSteps();
  await expect.poll(() => screen.completedSteps()).toBeGreaterThan(changed + 50);
  await press(page, 'Stop run');
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeEnabled();
  const stopped = await screen.completedSteps();
  await page.waitForTimeout(300);
  expect(await screen.completedSteps()).toBe(stopped);
  await page.getByRole('link', { name: 'Step', exact: true }).click();
  await expect(page.getByTestId('position')).toHaveText(`Step ${String(stopped)} of ${String(stopped)}`);
});

test('Monte Carlo dropout: a mean and a spread for each sample beside the output of evaluation', async ({
  page,
  labUrl,
}) => {
  const screen = await openTraining(page, labUrl);
  await page.getByLabel('How many').fill('200');
  await press(page, 'Start');
  await screen.reached(200);
  await press(page, 'Predict');
  const rows = page.getByTestId('predictions').locator('tbody tr');
  await expect(rows).toHaveCount(15);
  const spreads = await rows.locator('td:nth-of-type(2)').allTextContents();
  expect(spreads.some((text) => Number(text.replace('±', '')) > 0)).toBe(true);
});

test('why dropout: both networks are trained, with a spread around the function with dropout', async ({
  page,
  labUrl,
}) => {
  await openTraining(page, labUrl);
  await page.getByRole('tab', { name: 'Why dropout' }).click();
  await page.getByLabel('Steps', { exact: true }).fill('60');
  await press(page, 'Train both');
  await expect(page.getByTestId('withoutDropout')).toContainText('step 60 of 60');
  await expect(page.getByTestId('withDropout')).toContainText('step 60 of 60');
  await expect(page.getByTestId('spread')).toBeVisible();
  await press(page, 'Over 20 seeds');
  await expect(page.getByTestId('seed-summary')).toContainText('of 20 seeds', { timeout: 30_000 });
});

test('why dropout: the data and what to look for stand there before anything is trained, and the licence is at hand', async ({
  page,
  labUrl,
}) => {
  await openTraining(page, labUrl);
  await page.getByRole('tab', { name: 'Why dropout' }).click();
  await expect(page.getByTestId('points')).toContainText('The 40 points of the data');
  await expect(page.getByText('watch how far the two part')).toBeVisible();
  const before = await page.getByRole('img', { name: /^With dropout/ }).boundingBox();
  await page.getByLabel('Steps', { exact: true }).fill('20');
  await press(page, 'Train both');
  await expect(page.getByTestId('spread')).toBeVisible();
  expect(await page.getByRole('img', { name: /^With dropout/ }).boundingBox()).toEqual(before);

  await page.getByRole('radio', { name: 'Diabetes' }).click();
  await expect(page.getByTestId('points')).toHaveCount(0);
  await press(page, 'Source and licence');
  await expect(page.getByTestId('licence')).toContainText('Copyright (c) 2007-2026 The scikit-learn developers.');
  await expect(page.getByTestId('licence')).toContainText('IN NO EVENT SHALL THE COPYRIGHT HOLDER');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('axe finds nothing on the Training screen', async ({ page, labUrl }) => {
      test.slow(); // axe walks the whole document five times
      const screen = await openTraining(page, labUrl);
      expect(await axeFinds(page), 'before a run').toEqual([]);
      await page.getByLabel('How many').fill('1000000');
      await press(page, 'Start');
      await expect.poll(() => screen.completedSteps()).toBeGreaterThan(50);
      await press(page, 'Pause');
      await expect(page.getByRole('progressbar', { name: 'Progress of the run' })).toBeVisible();
      await press(page, 'Predict');
      await expect(page.getByTestId('predictions')).toBeVisible();
      expect(await axeFinds(page), 'a paused run').toEqual([]);

      await page.getByRole('tab', { name: 'Why dropout' }).click();
      await expect(page.getByTestId('points')).toBeVisible();
      expect(await axeFinds(page), 'before a pair').toEqual([]);
      await page.getByLabel('Steps', { exact: true }).fill('20');
      await press(page, 'Train both');
      await expect(page.getByTestId('spread')).toBeVisible();
      await press(page, 'Over 20 seeds');
      await expect(page.getByTestId('seed-summary')).toContainText('of 20 seeds', { timeout: 30_000 });
      expect(await axeFinds(page), 'a pair and its seeds').toEqual([]);
      await page.getByRole('radio', { name: 'Diabetes' }).click();
      await press(page, 'Source and licence');
      expect(await axeFinds(page), 'the licence').toEqual([]);
    });
  });
}
