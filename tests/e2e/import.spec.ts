import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './lab.ts';
import { axeFinds } from './axe-finds.ts';
import { StepScreen } from './step-screen.ts';

/** Weights of a torch.nn.Sequential. */
const sequential = join(import.meta.dirname, '../unit/core/import/cases/w05_sequential.safetensors');

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
  await expect(dialog.getByRole('status')).toHaveText('Inputs: 2, targets: 1. Rows to train on: 3, held out: 0.');

  expect(await axeFinds(page)).toEqual([]);

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
  await expect(dialog.getByRole('combobox', { name: 'Use of column b' })).toHaveValue('target');
  await expect(dialog.getByRole('alert')).toHaveText('Row 2 of “b” is not a number: “four”.');
  await dialog.getByRole('button', { name: 'Start with these data' }).click();
  await expect(dialog.getByRole('status')).toContainText('Row 2, column “b”: “four” is not a number.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Lecture, seed 42')).toBeVisible();
});

test('a table with two readings is asked about, and its choices stay whatever is chosen', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await page.getByRole('button', { name: 'Hyperparameters' }).click();
  await page.getByRole('button', { name: 'Import a table…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a table' });
  await dialog.getByLabel('Choose a file…').setInputFiles({
    name: 'houses.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Gr\u00f6\u00dfe;Preis \u0080\n1.234;2.500\n1.350;3.100\n', 'latin1'),
  });
  await expect(dialog.getByText('The file is not UTF-8; it was read as windows-1252.')).toBeVisible();
  await expect(dialog.getByRole('combobox', { name: 'Use of column Preis €' })).toHaveValue('target');
  await expect(dialog.getByRole('alert')).toContainText('“1.234” is 1.234 with a decimal point and 1234 with');
  const begin = dialog.getByRole('button', { name: 'Start with these data' });
  await expect(begin).toBeDisabled();
  await dialog.getByRole('radio', { name: '1,5' }).click();
  await expect(dialog.getByRole('cell', { name: '1.234 1234' })).toBeVisible();

  await dialog.getByRole('radio', { name: 'bar' }).click();
  await expect(dialog.getByRole('status')).toContainText('Choose at least one input and one target column.');
  await dialog.getByRole('radio', { name: 'semicolon' }).click();
  await expect(dialog.getByRole('cell', { name: '1.234 1234' })).toBeVisible();

  expect(await axeFinds(page)).toEqual([]);

  await begin.click();
  await screen.step();
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  expect(await screen.numbers('x')).toEqual([[1234], [1350]]);
});

test('weights of other names are a mapping that is looked at first', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  const before = await screen.numbers('fc1.bias');
  const data = await page.evaluateHandle(
    ([name, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0))], name));
      return transfer;
    },
    ['net.safetensors', readFileSync(sequential).toString('base64')] as const,
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  const dialog = page.getByRole('dialog', { name: 'Weights from a file' });
  await expect(dialog.getByRole('combobox', { name: 'Array for fc1.weight' })).toContainText('0.weight');
  expect(await screen.numbers('fc1.bias')).toEqual(before);
  expect(await axeFinds(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await screen.numbers('fc1.bias')).not.toEqual(before);
});
