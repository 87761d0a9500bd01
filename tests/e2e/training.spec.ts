import axe from 'axe-core';
import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';

async function openTraining(page: Page, url: string): Promise<StepScreen> {
  const screen = new StepScreen(page);
  await screen.open(url);
  await page.getByRole('link', { name: 'Training' }).click();
  await expect(page.getByRole('heading', { name: 'Training', exact: true })).toBeVisible();
  return screen;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function serious(page: Page): Promise<unknown[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

test('a run: start, pause, another learning rate, resume, stop; the steps done stay', async ({ page, labUrl }) => {
  const screen = await openTraining(page, labUrl);
  await page.getByLabel('How many').fill('1000000');
  await press(page, 'Start');
  await expect.poll(() => screen.completedSteps()).toBeGreaterThan(50);
  await press(page, 'Pause');
  await expect(page.getByTestId('run-state')).toContainText('Paused');
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

test('axe finds no serious violation on the Training screen, in both themes', async ({ page, labUrl }) => {
  const screen = await openTraining(page, labUrl);
  await page.getByLabel('How many').fill('50');
  await press(page, 'Start');
  await screen.reached(50);
  await press(page, 'Predict');
  await expect(page.getByTestId('predictions')).toBeVisible();
  expect(await serious(page)).toEqual([]);
  await page.getByRole('button', { name: /theme$/ }).click();
  expect(await serious(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Why dropout' }).click();
  await page.getByLabel('Steps', { exact: true }).fill('20');
  await press(page, 'Train both');
  await expect(page.getByTestId('spread')).toBeVisible();
  expect(await serious(page)).toEqual([]);
});
