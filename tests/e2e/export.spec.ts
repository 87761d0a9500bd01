import { strFromU8, unzipSync, zipSync } from 'fflate';
import { npyBytes } from '../../electron/core/export/npy.ts';
import { exported, openFileMenu } from './export-menu.ts';
import { dragFile } from './drag-file.ts';
import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';

test('the zip of all matrices holds the numbers on screen, and the script comes as a file', async ({
  page,
  labUrl,
}) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  const { download, bytes } = await exported(page, /^All matrices/);
  expect(download.suggestedFilename()).toBe('dropout-lab-seed-42-step-1.zip');
  const files = unzipSync(bytes);
  const name = Object.keys(files).find((path) => path.endsWith('fc1.weight.gradient.csv')) ?? '';
  const [, ...lines] = strFromU8(files[name] ?? new Uint8Array())
    .trim()
    .split(/\r?\n/);
  const numbers = lines.map((line) => line.split(',').slice(1).map(Number));
  await screen.show('Gradients');
  expect(numbers).toHaveLength(10);
  expect(numbers).toEqual(await screen.numbers('fc1.weight.gradient'));

  const script = await exported(page, /^PyTorch script/);
  expect(script.download.suggestedFilename()).toBe('dropout-lab-seed-42-step-1.py');
  expect(strFromU8(script.bytes)).toContain('\nseed = 42\n');
});

test('before the first step nothing can be exported, and the menu says why', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await openFileMenu(page);
  await page.getByRole('menuitem', { name: 'Export' }).click();
  await expect(page.getByText('Scripts and matrices are there after the first step.')).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /^All matrices/ })).toBeDisabled();
});

test('weights of an .npz file change W1 as one edit that undo takes back', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  await page.getByRole('button', { name: /^Show fc1.weight large/ }).click();
  const before = await screen.numbers('fc1.weight');
  const values = Float32Array.from({ length: 50 }, (_, index) => index / 8 - 3);
  const buffer = Buffer.from(zipSync({ 'fc1.weight.npy': npyBytes(values, [10, 5]) }));
  const chooser = page.waitForEvent('filechooser');
  await openFileMenu(page);
  await page.getByRole('menuitem', { name: 'Import weights from PyTorch or NumPy…' }).click();
  await (await chooser).setFiles({ name: 'weights.npz', mimeType: '', buffer });
  const dialog = page.getByRole('dialog', { name: 'Weights from a file' });
  await expect(dialog).toContainText('Nothing in the file fits fc1.bias, fc2.weight, fc2.bias: unchanged.');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect.poll(async () => (await screen.numbers('fc1.weight')).flat()).toEqual([...values]);
  // Undo is the experiment's once the dialog is gone.
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => screen.numbers('fc1.weight')).toEqual(before);
});

test('a table dropped on the window opens in its dialog', async ({ page, labUrl }) => {
  await new StepScreen(page).open(labUrl);
  await dragFile(page, { name: 'small.csv', text: 'a,b\n1,2\n3,4' }, true);
  await expect(page.getByRole('dialog', { name: 'Import a table' }).getByLabel('Name')).toHaveValue('small');
});
