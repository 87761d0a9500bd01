import type { Locator, Page } from '@playwright/test';
import { expect, test } from './lab.ts';
import { axeFinds } from './axe-finds.ts';
import { StepScreen } from './step-screen.ts';
import { trace } from './trace.ts';

type Rows = readonly (readonly number[])[];

const dialog = (page: Page): Locator => page.getByRole('dialog');
const verdict = (page: Page): Locator => dialog(page).locator('.work-verdict');
const cell = (page: Page, row: number, column: number): Locator =>
  dialog(page).locator(`[data-at="${String(row)}:${String(column)}"]`);

/** Four significant digits as a German or Spanish spreadsheet copies them. */
const withCommas = (rows: Rows): string =>
  rows.map((row) => row.map((value) => String(Number(value.toPrecision(4))).replace('.', ',')).join('\t')).join('\n');

async function openWork(page: Page, url: string, tensor = 'fc1.weight.gradient'): Promise<StepScreen> {
  const screen = new StepScreen(page);
  await screen.open(url);
  await screen.step();
  await page.keyboard.press('F9');
  await dialog(page).getByLabel('Which tensor').selectOption(tensor);
  return screen;
}

/** From the system's clipboard, as a person pastes. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await cell(page, 0, 0).click();
  await page.keyboard.press('Control+V');
}

const check = (page: Page): Promise<void> => dialog(page).getByRole('button', { name: 'Check', exact: true }).click();

/** dL/dW1 of whoever forgets the mask on the way back: the samples' errors times W2, ReLU's gate and x, summed up. */
function withoutMask(): number[][] {
  const { x, hidden, initWeights, grads } = trace();
  const errors = grads['output'] as number[][];
  const [weights = []] = initWeights['fc2.weight'] as Rows;
  return weights.map((weight, unit) =>
    (x[0] ?? []).map((_, input) =>
      errors.reduce((sum, [error = 0], sample) => {
        const isOpen = (hidden[sample]?.[unit] ?? 0) > 0;
        return isOpen ? sum + error * weight * (x[sample]?.[input] ?? 0) : sum;
      }, 0),
    ),
  );
}

test('dL/dW1 from a spreadsheet with decimal commas is right, and hidden until then', async ({ page, labUrl }) => {
  const right = trace().grads['fc1.weight'] as number[][];
  const screen = await openWork(page, labUrl);
  await paste(page, withCommas(right));
  await expect(dialog(page)).toContainText('Filled in: 50 of 50');
  await expect(cell(page, 9, 4)).toHaveValue(/\d,\d/);

  await dialog(page).getByRole('button', { name: 'Close' }).first().click();
  const hidden = screen.grid('fc1.weight.gradient').locator('[role=gridcell]');
  await expect(hidden.first()).toHaveText('hidden until the question is answered');
  expect(new Set(await hidden.allTextContents())).toEqual(new Set(['hidden until the question is answered']));
  // Where there is no room for words the key stands alone, and the tooltip has all of it.
  await expect(page.locator('[data-tensor="fc1.weight.gradient"] .veil-words')).toHaveText('F9');
  await expect(screen.grid('fc1.weight.gradient')).toHaveAttribute('title', /F9 goes back to it/);
  // What is selected is another tensor: F9 goes back to the work.
  await page.keyboard.press('F9');
  await expect(dialog(page)).toContainText('Filled in: 50 of 50');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page.getByTestId('hidden-place')).toContainText('Check my work is open: F9 goes back to it');
  await page.getByRole('button', { name: 'Back to the question' }).click();

  await check(page);
  await expect(verdict(page)).toContainText('All 50 numbers are right');
  await expect(verdict(page)).toContainText('to the digits you typed, within ±');
  await expect(dialog(page).getByRole('grid', { name: /∂L\/∂W₁, \[10, 5\]/ })).toBeVisible();
  expect(await axeFinds(page, '.own-work-dialog')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Step' }).click();
  await screen.show('Whole step');
  expect((await screen.numbers('fc1.weight.gradient'))[0]?.[0]).toBeCloseTo(right[0]?.[0] ?? 1, 6);
});

test('a matrix worked out without the mask is named for it', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await page.getByRole('button', { name: 'Check my work on d…' }).click();
  await dialog(page).getByLabel('Which tensor').selectOption('fc1.weight.gradient');
  await paste(page, withCommas(withoutMask()));
  await check(page);
  await expect(verdict(page)).toContainText('cells are not right');
  await expect(verdict(page)).toContainText('All that is wrong fits one mistake: the mask is missing');
  expect(await dialog(page).locator('[role=gridcell].wrong').count()).toBeGreaterThan(10);
  expect(await axeFinds(page, '.own-work-dialog')).toEqual([]);
});

test('one wrong cell is marked; given up, its formula stands beside it; all is kept in the file', async ({
  page,
  labUrl,
}) => {
  await page.addInitScript(() => {
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name);
  });
  const right = trace().grads['fc1.weight'] as number[][];
  const wrong = right.map((row, unit) => row.map((value, input) => (unit === 2 && input === 3 ? 7.25 : value)));
  const screen = await openWork(page, labUrl);
  await paste(page, withCommas(wrong));
  await check(page);
  await expect(verdict(page)).toContainText('One cell is not right');
  await expect(verdict(page)).toContainText('49 cells are right.');
  await expect(verdict(page)).toContainText('It is not a mistake I know.');
  await expect(dialog(page).locator('[role=gridcell].wrong')).toHaveCount(1);
  await expect(cell(page, 2, 3)).toBeFocused();
  await expect(cell(page, 2, 3)).toHaveAccessibleName('unit 3, input 4, not right');

  // Nothing was typed in the cell: the first Escape closes.
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+S');
  const file = await (await download).path();
  await page.reload();
  await expect(screen.stepButton).toBeEnabled();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Open…' }).click();
  await (await chooser).setFiles(file);
  await screen.reached(1);
  await expect(screen.grid('fc1.weight.gradient')).toHaveAccessibleName(/F9 goes back to it/);
  await page.keyboard.press('F9');
  await dialog(page).getByLabel('Which tensor').selectOption('fc1.weight.gradient');
  await expect(cell(page, 2, 3)).toHaveValue('7,25');
  await expect(verdict(page)).toContainText('One cell is not right');

  await dialog(page).getByRole('button', { name: 'Show the numbers' }).click();
  await expect(dialog(page).getByTestId('exact-value')).toBeVisible();
  const row = dialog(page).getByRole('row', { name: /∂L\/∂W₁\[3, 4\]/ });
  await expect(row).toContainText('7.25');
  await page.keyboard.press('Escape');
  await expect(screen.grid('fc1.weight.gradient')).not.toHaveAccessibleName(/F9/);
});

test('by keyboard alone: opened, filled in, checked and left', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  const [first = [], second = []] = trace().dropped;
  await page.keyboard.press('F9');
  await expect(dialog(page)).toContainText('Check my work: d');
  await expect(cell(page, 0, 0)).toBeFocused();
  await page.keyboard.type(String(first[0]));
  await page.keyboard.press('Enter');
  await page.keyboard.type(String(second[0]));
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await page.keyboard.type(String(first[1]));
  await page.keyboard.press('Escape');
  await expect(cell(page, 0, 1)).toHaveValue('');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toContainText('Right so far');
  await expect(verdict(page)).toContainText('2 cells are right. 148 cells are not filled in yet.');
  await expect(dialog(page).locator('[role=gridcell].wrong')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator('.veil-words').filter({ hasText: 'F9' }).first()).toBeVisible();
});

test('a large tensor is filled in part by part, or read whole from the CSV file of it', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.start({ hidden_size: '200' });
  await screen.step();
  await page.keyboard.press('F9');
  await dialog(page).getByLabel('Which tensor').selectOption('fc1.weight.gradient');
  await expect(dialog(page)).toContainText('It is 200 × 5: at most 400 cells are filled in at a time.');
  await expect(dialog(page).locator('[role=gridcell] input')).toHaveCount(100);
  await dialog(page).getByLabel('to row').fill('30');
  await dialog(page).getByLabel('Rows from').fill('21');
  await dialog(page).getByLabel('Rows from').press('Tab');
  await expect(cell(page, 0, 0)).toHaveAccessibleName('unit 21, input 1');

  const head = 'unit,input 1,input 2,input 3,input 4,input 5';
  const lines = Array.from({ length: 200 }, (_, row) => `${String(row + 1)},12345.678,0.5,0.5,0.5,0.5`);
  const chooser = page.waitForEvent('filechooser');
  await dialog(page).getByRole('button', { name: 'Read a CSV file…' }).click();
  const buffer = Buffer.from([head, ...lines, ''].join('\n'));
  await (await chooser).setFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer });
  await expect(dialog(page)).toContainText('mine.csv 200 × 5, read from the file');
  await check(page);
  await expect(verdict(page)).toContainText('cells are not right');
  await expect(dialog(page).getByRole('list', { name: 'Cells that are not right' })).toContainText('∂L/∂W₁[1, 1]');
});
