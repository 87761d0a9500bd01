import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';
import { axeFinds } from './axe-finds.ts';
import { StepScreen } from './step-screen.ts';

/** A step of the lecture's network, seen on the Expectation screen. */
async function openExpectation(page: Page, url: string): Promise<StepScreen> {
  const screen = new StepScreen(page);
  await screen.open(url);
  await screen.step();
  await page.getByRole('link', { name: 'Expectation' }).click();
  await expect(page.getByTestId('expected-output')).toBeVisible();
  return screen;
}

/** The number a term of an equation shows. */
async function term(page: Page, name: string): Promise<number> {
  const text = await page.getByTestId(name).locator('strong').textContent();
  return Number((text ?? '').replace('−', '-'));
}

test('before the first step the screen says what to do', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await page.getByRole('link', { name: 'Expectation' }).click();
  await expect(page.getByText('No step yet')).toBeVisible();
  await screen.step();
  await expect(page.getByTestId('expected-output')).toBeVisible();
});

test('E[output] is evaluation, E[loss] is not the loss of E[output], and the variance is the gap', async ({
  page,
  labUrl,
}) => {
  await openExpectation(page, labUrl);
  await expect(page.getByRole('img', { name: /All 1,024 masks: mean −0\.0290/ })).toBeVisible();
  expect(await term(page, 'expected-output')).toBe(-0.029);
  expect(await term(page, 'evaluation-output')).toBe(-0.029);
  const [loss, ofMean] = [await term(page, 'expected-loss'), await term(page, 'loss-of-mean')];
  expect(loss).toBeGreaterThan(ofMean);
  expect(loss - ofMean).toBeCloseTo(await term(page, 'output-variance'), 3);
  expect(await term(page, 'loss-gap')).toBe(await term(page, 'output-variance'));
  await expect(page.getByText('not equal', { exact: true })).toBeVisible();
});

test('1,000 masks: the means come within 4 standard errors of the exact values', async ({ page, labUrl }) => {
  await openExpectation(page, labUrl);
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: /^1,000 masks drawn$/ })).toBeVisible();
  for (const panel of ['activation-mean', 'output-mean']) {
    const text = await page
      .getByTestId(panel)
      .getByText(/standard errors$/)
      .last()
      .textContent();
    expect(Math.abs(Number((text ?? '').replace('−', '-').split(' ')[0]))).toBeLessThan(4);
    await expect(page.getByTestId(panel).getByRole('img', { name: /after 1,000 masks/ })).toBeVisible();
  }
});

test('100,000 masks can be cancelled, and what was drawn stays', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  // A net large enough that nobody is too slow to press Cancel.
  await screen.start({ hidden_size: '512', batch_size: '256' });
  await screen.step();
  await page.getByRole('link', { name: 'Expectation' }).click();
  await expect(page.getByText(/512 units have 2 to the power of 512 masks/)).toBeVisible();
  await page.getByRole('radio', { name: '100,000' }).click();
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(page.getByRole('progressbar', { name: 'Masks drawn' })).toBeVisible();
  await expect(page.getByTestId('output-mean').getByRole('img', { name: /after \d+ masks/ })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('status').filter({ hasText: /Cancelled after/ })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(screen.stepButton).toBeEnabled();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1280, height: 800 } });

    test('axe finds nothing on the Expectation screen', async ({ page, labUrl }) => {
      test.slow();
      await openExpectation(page, labUrl);
      await page.getByRole('button', { name: 'Draw', exact: true }).click();
      await expect(page.getByRole('status').filter({ hasText: /^1,000 masks drawn$/ })).toBeVisible();
      expect(await axeFinds(page)).toEqual([]);
    });
  });
}
