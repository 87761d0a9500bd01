import type { Locator, Page } from '@playwright/test';
import axe from 'axe-core';
import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';

async function openWorksheet(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Worksheet…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Worksheet' });
  await expect(dialog.getByRole('button', { name: 'Print…' })).toBeVisible();
  return dialog;
}

/** Rows of a matrix on paper. */
function cells(section: Locator, tensor: string): Promise<string[][]> {
  return section
    .locator(`[data-sheet-tensor="${tensor}"] tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) => Array.from(row.querySelectorAll('.cell'), (cell) => cell.textContent.trim())),
    );
}

async function pressUntilFocused(key: string, target: Locator): Promise<void> {
  while (!(await target.evaluate((element) => element === document.activeElement))) {
    await target.page().keyboard.press(key);
  }
}

async function pagesOfPdf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('a worksheet has boxes for what is blank and the numbers of the step in its answer key', async ({
  page,
  labUrl,
}) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await screen.show('Gradients');
  const recorded = await screen.numbers('fc1.weight.gradient');
  const dialog = await openWorksheet(page);
  const students = dialog.getByRole('region', { name: 'Worksheet' });
  const answers = dialog.getByRole('region', { name: 'Answer key' });

  const texts = recorded.map((row) =>
    row.map((value) => (value === 0 ? '0' : value.toFixed(4).replace('-', '\u2212'))),
  );
  expect(await cells(answers, 'fc1.weight.gradient')).toEqual(texts);
  const boxes = students.locator('.blank[data-sheet-tensor="fc1.weight.gradient"] .cell');
  await expect(boxes).toHaveCount(50);
  expect((await boxes.allTextContents()).join('')).toBe('');
  expect(await cells(students, 'x')).toHaveLength(3);
  await expect(students.getByText('Rows 1 to 3 of 15.').first()).toBeVisible();

  await dialog.getByRole('checkbox', { name: 'gradient of hidden' }).check();
  await expect(students.locator('.blank')).toHaveCount(7);
  await dialog.getByRole('checkbox', { name: 'gradient of hidden' }).uncheck();
  await dialog.getByLabel('Samples on paper').selectOption('15 of 15');
  await dialog.getByRole('radio', { name: '2', exact: true }).click();
  await expect(students.getByText('What is not on paper adds to the sum:')).toHaveCount(0);
  expect((await cells(students, 'x')).map((row) => row.length)).toEqual(Array(15).fill(5));
  await expect(students.getByText(/Numbers are rounded to 2 decimals/)).toBeVisible();

  await dialog.getByRole('checkbox', { name: 'Answer key on pages of its own' }).uncheck();
  await expect(answers).toHaveCount(0);
});

test('printing shows the paper and nothing else, on pages that hold whole matrices', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  const dialog = await openWorksheet(page);
  const paper = dialog.locator('.worksheet-paper');
  const withAnswers = await pagesOfPdf(page);
  expect(withAnswers).toBe(4);
  await dialog.getByRole('checkbox', { name: 'Answer key on pages of its own' }).uncheck();
  expect(await pagesOfPdf(page)).toBe(withAnswers - 1);
  await dialog.getByRole('checkbox', { name: 'Answer key on pages of its own' }).check();

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  // A page of A4 between its margins.
  await page.setViewportSize({ width: 680, height: 1009 });
  const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  expect(words(await page.locator('body').innerText())).toBe(words(await paper.innerText()));
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBe(680);
  expect(await paper.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(0, 0, 0)');
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });

  const printed = page.evaluate(() => new Promise<void>((resolve) => (window.print = resolve)));
  await dialog.getByRole('button', { name: 'Print…' }).click();
  await printed;
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(screen.stepButton).toBeVisible(); // the app itself prints as before
});

test('a network of 14 units and every tensor with six decimals fit the width of the page', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  const width = async () => {
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 680, height: 1009 });
    const found = await page.evaluate(() => document.documentElement.scrollWidth);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1280, height: 800 });
    return found;
  };
  await screen.step();
  let dialog = await openWorksheet(page);
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await dialog.getByRole('radio', { name: '6', exact: true }).click();
  expect((await cells(dialog, 'hidden'))[0]).toHaveLength(10);
  expect(await width()).toBe(680);
  await dialog.getByRole('radio', { name: '4', exact: true }).click();
  await page.keyboard.press('Escape');
  await screen.start({ hidden_size: '14' });
  await screen.step();
  dialog = await openWorksheet(page);
  expect((await cells(dialog, 'hidden'))[0]).toHaveLength(14);
  expect(await width()).toBe(680);
});

test('the derivation of the sample on screen can be on paper, its steps blank and answered in the key', async ({
  page,
  labUrl,
}) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await screen.show('Outer product');
  await page.getByRole('button', { name: 'Sample 1', exact: true }).click();
  await page.getByRole('tab', { name: 'Derivation' }).click();
  const gradient = await screen.numbers('derivation.gradient');
  const dialog = await openWorksheet(page);
  await dialog.getByRole('checkbox', { name: 'On paper, for one sample' }).check();
  const part = (page_: string, name: string) =>
    dialog.locator(`.${page_} [data-sheet-derivation="${name}"] .cell`).allTextContents();
  expect((await part('students', 'gradient')).join('')).toBe('');
  expect(await part('students', 'gradient')).toHaveLength(50);
  expect((await part('answers', 'gradient')).map((text) => Number(text.trim().replace('−', '-')))).toEqual(
    gradient.flat().map((value) => Number(value.toFixed(4))),
  );
  expect(await part('answers', 'gate')).toHaveLength(100);
  await dialog.getByRole('checkbox', { name: 'Blank: diagonal matrix of sample 1' }).uncheck();
  expect((await part('students', 'gate')).join('')).not.toBe('');
  expect(await part('answers', 'gate')).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 680, height: 1009 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(680);
});

test('a large network is cut to what fits, and says so', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.start({ input_size: '64', hidden_size: '128', batch_size: '32' });
  await screen.step();
  const dialog = await openWorksheet(page);
  const students = dialog.getByRole('region', { name: 'Worksheet' });
  await expect(students.getByText('Rows 1 to 6 of 128. Columns 1 to 6 of 64.').first()).toBeVisible();
  expect((await cells(students, 'fc1.weight')).map((row) => row.length)).toEqual(Array(6).fill(6));
  await dialog.getByRole('radio', { name: '6', exact: true }).click();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 680, height: 1009 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(680);
});

test('by keyboard alone', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  const file = page.getByRole('button', { name: 'File', exact: true });
  await file.focus();
  await page.keyboard.press('Enter');
  const exportItem = page.getByRole('menuitem', { name: 'Export' });
  while (!(await exportItem.evaluate((item) => item === document.activeElement)))
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('menuitem', { name: 'Worksheet…' })).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Worksheet' });
  await expect(dialog.getByRole('button', { name: 'Print…' })).toBeEnabled();

  const preActivation = dialog.getByRole('checkbox', { name: 'pre-activation' }).first();
  await pressUntilFocused('Tab', preActivation);
  await page.keyboard.press('Space');
  await expect(dialog.locator('.blank[data-sheet-tensor="preActivation"]')).toBeVisible();
  const preview = dialog.getByRole('region', { name: 'Preview' });
  await pressUntilFocused('Tab', preview);
  await page.keyboard.press('PageDown');
  await expect.poll(() => preview.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(100);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Print…' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(file).toBeFocused();
});

test('before the first step there is no worksheet', async ({ page, labUrl }) => {
  await new StepScreen(page).open(labUrl);
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Export' }).click();
  await expect(page.getByRole('menuitem', { name: 'Worksheet…' })).toBeDisabled();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('axe finds nothing wrong with the worksheet', async ({ page, labUrl }) => {
      const screen = new StepScreen(page);
      await screen.open(labUrl);
      await screen.step();
      await openWorksheet(page);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run()); // put there by the line above
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  });
}
