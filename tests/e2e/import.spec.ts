import axe from 'axe-core';
import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';

const table = ['size;rooms;price', '51,5;2;180', '74;3;265', '80,25;;270', '42;1;150'].join('\n');

test('a table with decimal commas becomes x and y, and undo brings the drawn data back', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await page.getByRole('button', { name: 'Hyperparameters' }).click();
  await page.getByRole('button', { name: 'Import a table…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a table' });
  await dialog.getByLabel('Choose a file…').setInputFiles({
    name: 'houses.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(table),
  });
  await expect(dialog.getByRole('radio', { name: '1,5' })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: 'semicolon' })).toBeChecked();
  await expect(dialog.getByText('Rows with a missing number: 1 (row 3).')).toBeVisible();
  const begin = dialog.getByRole('button', { name: 'Start with these data' });
  await expect(begin).toBeDisabled();
  await dialog.getByLabel('Leave these rows out').check();
  await expect(dialog.getByRole('status')).toHaveText('Inputs: 2, targets: 1. 3 rows to train on, 0 held out.');

  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run()); // put there by the line above
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

  await begin.click();
  await expect(dialog).toHaveCount(0);
  await screen.step();
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  expect(await screen.numbers('x')).toEqual([
    [51.5, 2],
    [74, 3],
    [42, 1],
  ]);
  await page.getByRole('button', { name: 'Loss', exact: true }).click();
  expect(await screen.numbers('y')).toEqual([[180], [265], [150]]);

  await page.keyboard.press('Control+z');
  await expect(page.getByText('Lecture, seed 42')).toBeVisible();
});

test('a table that cannot be used is refused by row and column, and the experiment stays', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await page.getByRole('button', { name: 'Hyperparameters' }).click();
  await page.getByRole('button', { name: 'Import a table…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a table' });
  await dialog.getByLabel('Table', { exact: true }).fill('a,b\n1,2\n3,4,5');
  await expect(dialog.getByRole('status')).toContainText('Row 2 has 3 cells, the header has 2.');
  await dialog.getByLabel('Table', { exact: true }).fill('a,b\n1,2\n3,four');
  await expect(dialog.getByRole('combobox', { name: 'Use of column b' })).toHaveValue('leave-out');
  await dialog.getByRole('combobox', { name: 'Use of column b' }).selectOption('target');
  await dialog.getByRole('combobox', { name: 'Use of column a' }).selectOption('input');
  await expect(dialog.getByRole('alert')).toHaveText('Row 2 of “b” is not a number: “four”.');
  await dialog.getByRole('button', { name: 'Start with these data' }).click();
  await expect(dialog.getByRole('status')).toContainText('Row 2, column “b”: “four” is not a number.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Lecture, seed 42')).toBeVisible();
});
