import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';
import { axeFinds } from './axe-finds.ts';
import { languageNames, schoolWindows, speak } from './school-windows.ts';
import { StepScreen } from './step-screen.ts';

/** A step of the lecture's network, seen on the Scaling screen. */
async function openScaling(page: Page, url: string): Promise<StepScreen> {
  const screen = new StepScreen(page);
  await screen.open(url);
  await screen.step();
  await page.getByRole('link', { name: 'Scaling' }).click();
  await expect(page.getByTestId('scaling-classic-training')).toBeVisible();
  return screen;
}

test('sample 10 of seed 42: three ways, and the mean over all masks is evaluation in each', async ({
  page,
  labUrl,
}) => {
  const screen = await openScaling(page, labUrl);
  const outputs = {
    classic: ['0.0507', '0.1277'],
    inverted: ['−0.1830', '−0.0290'],
    off: ['−0.0290', '−0.0290'],
  };
  for (const [mode, [training = '', evaluation = '']] of Object.entries(outputs)) {
    await expect(page.getByTestId(`scaling-${mode}-training`)).toHaveText(training);
    await expect(page.getByTestId(`scaling-${mode}-evaluation`)).toHaveText(evaluation);
  }
  await expect(page.getByText('the factor: × q = 0.5')).toBeVisible();
  await expect(page.getByText('the factor: × 1/q = 2')).toBeVisible();
  await expect(page.getByRole('img', { name: 'All 1,024 masks: mean 0.1277 = evaluation' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'All 1,024 masks: mean −0.0290 = evaluation' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'One network: always −0.0290 = evaluation' })).toBeVisible();

  const [classic = []] = await screen.numbers('scaling.classic.training.mask');
  const [inverted = []] = await screen.numbers('scaling.inverted.training.mask');
  expect(inverted).toEqual(classic.map((kept) => 2 * kept));
});

test('another sample, typed or one on; a unit chosen by key has its weight in the two lines', async ({
  page,
  labUrl,
}) => {
  const screen = await openScaling(page, labUrl);
  await page.getByRole('button', { name: 'Next sample' }).click();
  await expect(page.getByLabel('Sample', { exact: true }).last()).toHaveValue('11');
  const field = page.getByRole('textbox', { name: 'Sample' });
  await field.fill('99');
  await field.press('Enter');
  await expect(field).toHaveValue('15');

  const weights = screen.grid('scaling.inverted.training.fc2.weight');
  await weights.focus();
  await page.keyboard.press('End');
  const [row = []] = await screen.numbers('scaling.inverted.training.fc2.weight');
  const last = (row.at(-1) ?? NaN).toFixed(4);
  await page.getByRole('tab', { name: 'On average: E[w e]' }).click();
  await expect(page.getByRole('region', { name: 'Inverted' })).toContainText(`w_{1,10}`);
  await expect(page.getByRole('region', { name: 'Inverted' })).toContainText(last);
});

test('ones: kept values become 1/q in training and stay 1 in evaluation, drawn anew at each press', async ({
  page,
  labUrl,
}) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await page.getByRole('link', { name: 'Scaling' }).click();
  await expect(page.getByText('No mask yet')).toBeVisible();
  await page.getByRole('tab', { name: 'Dropout on ones' }).click();
  await expect(page.getByText('draw 1', { exact: true })).toBeVisible();
  const first = await screen.numbers('ones.training');
  expect(new Set(first.flat())).toEqual(new Set([0, 2]));
  expect(new Set((await screen.numbers('ones.evaluation')).flat())).toEqual(new Set([1]));
  await page.getByRole('button', { name: 'Draw again' }).click();
  await expect(page.getByText('draw 2', { exact: true })).toBeVisible();
  expect(await screen.numbers('ones.training')).not.toEqual(first);
});

test('ones are those of nn.Dropout in PyTorch 2.7 and newer, and before it with MKL', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  const bits = (cells: readonly (readonly number[])[]) => cells.flat().map((cell) => (cell === 0 ? '0' : '1'));
  // nn.Dropout(0.5)(torch.ones(5, 10)) after torch.manual_seed(42), under PyTorch 2.13 and, with MKL on Intel, 2.6.
  for (const [layer, kept] of [
    ['nn.Dropout', '11110100111100101001'],
    ['nn.Dropout, MKL', '00111110101000111011'],
  ] as const) {
    await screen.start({}, layer);
    await expect(page.getByRole('button', { name: 'Hyperparameters' })).toContainText(layer);
    await page.getByRole('link', { name: 'Scaling' }).click();
    await page.getByRole('tab', { name: 'Dropout on ones' }).click();
    await expect(page.getByText('draw 1', { exact: true })).toBeVisible();
    expect(
      bits(await screen.numbers('ones.training'))
        .slice(0, kept.length)
        .join(''),
    ).toBe(kept);
  }
});

test('more than 16 units: the screen says why there is no histogram', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.start({ hidden_size: '40' });
  await screen.step();
  await page.getByRole('link', { name: 'Scaling' }).click();
  await expect(page.getByText(/40 units have 2 to the power of 40 masks/).first()).toBeVisible();
  await expect(page.getByTestId('histogram-classic')).toHaveCount(0);
});

for (const size of schoolWindows.slice(0, 3)) {
  test(`at ${String(size.width)} by ${String(size.height)} each part is one press away, needs no scrolling and is not cut`, async ({
    page,
    labUrl,
  }) => {
    await page.setViewportSize(size);
    await openScaling(page, labUrl);
    for (const language of languageNames) {
      await speak(page, language);
      for (const [index, last] of ['[role=img]', 'p', '.ones-demo'].entries()) {
        const tab = page.getByRole('tab').nth(index);
        await expect(tab).toBeInViewport({ ratio: 1 });
        await tab.click();
        await expect(page.getByRole('tabpanel').locator(last).last()).toBeInViewport({ ratio: 1 });
        const cut = page
          .locator('.formula')
          .evaluateAll((formulas) =>
            formulas
              .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 2)
              .map(
                (formula) => `${String(formula.scrollWidth)} of ${String(formula.clientWidth)}: ${formula.textContent}`,
              ),
          );
        expect(await cut).toEqual([]);
      }
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1280, height: 800 } });

    test('axe finds nothing on the Scaling screen', async ({ page, labUrl }) => {
      test.slow();
      await openScaling(page, labUrl);
      expect(await axeFinds(page)).toEqual([]);
    });
  });
}
