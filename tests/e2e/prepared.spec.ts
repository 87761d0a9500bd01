import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { firstChoices } from '../../shared/experiment/view-state.ts';
import { pressExport } from './export-menu.ts';
import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';

/** A browser that has only pickers and downloads. */
test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name);
  }),
);

async function save(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  return (await download).path();
}

async function openFile(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Open…' }).click();
  await (await chooser).setFiles(file);
}

const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name, exact: true });
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
const notes = (page: Page) => page.getByLabel('Notes on this experiment');

test('a prepared file brings back all that its teacher chose on the screens', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await page.setViewportSize({ width: 1366, height: 768 });
  await screen.open(labUrl);
  await screen.start({ output_size: '2' });
  await page.getByRole('button', { name: 'Run 10' }).click();
  await screen.reached(10);

  await page.getByRole('button', { name: 'Hide the explanation' }).click();
  await screen.show('Update');
  await radio(page, 'fc2.weight').click();
  await screen.show('Outer product');
  await radio(page, 'Without it, as in the lecture').click();
  await tab(page, 'Derivation').click();
  await page.getByRole('switch').nth(1).click();
  await page.getByRole('button', { name: /^Share\./ }).click();
  await place(page, 'Scaling').click();
  await page.getByRole('group', { name: 'Output' }).getByRole('button', { name: 'Next output' }).click();
  await place(page, 'Expectation').click();
  await radio(page, '10,000').click();
  await page.getByRole('group', { name: 'Unit' }).getByRole('button', { name: 'Next unit' }).click();
  await page.getByRole('group', { name: 'Sample' }).getByRole('button', { name: 'Previous sample' }).click();
  await place(page, 'Training').click();
  await page.getByLabel('How many').fill('12');
  await radio(page, 'Epochs').click();
  await page.getByRole('slider').fill('10');
  await tab(page, 'Why dropout').click();
  await radio(page, 'Diabetes').click();
  await page.getByLabel('hidden_size', { exact: true }).fill('20');
  await place(page, 'Compare').click();
  await page.getByRole('button', { name: 'Fork and compare' }).click();
  await page.locator('[data-tensor-bar="fc2.weight.gradient"]').click();
  await page.getByRole('button', { name: 'Notes' }).click();
  await notes(page).fill('Look at unit 5.');
  const file = await save(page);
  const view = (JSON.parse(await readFile(file, 'utf8')) as { view: Record<string, unknown> }).view;

  await page.reload();
  await expect(screen.stepButton).toBeEnabled();
  await openFile(page, file);
  await screen.reached(10);
  await expect(notes(page)).toHaveValue('Look at unit 5.');
  await page.getByRole('button', { name: 'Close the notes' }).click();
  await expect(page.locator('[data-tensor-bar="fc2.weight.gradient"]')).toHaveAttribute('data-state', 'checked');
  await expect(page.getByTestId('difference-summary')).toContainText('Largest difference');
  await place(page, 'Training').click();
  await expect(tab(page, 'Why dropout')).toHaveAttribute('aria-selected', 'true');
  await expect(radio(page, 'Diabetes')).toBeChecked();
  await expect(page.getByLabel('hidden_size', { exact: true })).toHaveValue('20');
  await tab(page, 'Run').click();
  await expect(page.getByLabel('How many')).toHaveValue('12');
  await expect(radio(page, 'Epochs')).toBeChecked();
  await expect(page.getByRole('slider')).toHaveValue('10');
  await place(page, 'Expectation').click();
  await expect(radio(page, '10,000')).toBeChecked();
  for (const [axis, number] of [
    ['Unit', '5'],
    ['Sample', '9'],
    ['Output', '2'],
  ] as const) {
    await expect(page.getByRole('group', { name: axis }).getByRole('textbox')).toHaveValue(number);
  }
  await place(page, 'Step').click();
  await expect(tab(page, 'Derivation')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('switch', { checked: true })).toHaveCount(2);
  await expect(page.getByRole('button', { name: /^Share\./ })).toHaveAttribute('aria-pressed', 'true');
  await tab(page, 'Cells').click();
  await expect(radio(page, 'Without it, as in the lecture')).toBeChecked();
  await expect(page.getByTestId('builder-sum')).toContainText('9');
  await screen.show('Update');
  await expect(radio(page, 'fc2.weight')).toBeChecked();
  await screen.show('Whole step');
  await expect(page.getByRole('button', { name: 'Show the explanation' })).toBeVisible();

  // Whoever adds a choice adds it above, or says in a unit test that it comes back.
  const others = ['builderGrid', 'scalingTab', 'whyDropProbability', 'whySteps', 'comparePlace'];
  const onPaper = Object.keys(firstChoices).filter((name) => name.startsWith('worksheet'));
  const unchosen = Object.keys(firstChoices).filter((name) => !(name in view));
  expect(unchosen.filter((name) => ![...others, ...onPaper].includes(name))).toEqual([]);
});

test('a grid that is half built, and the worksheet, are as they were saved', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await screen.show('Outer product');
  await page.getByRole('button', { name: 'Sample 4', exact: true }).click();
  await page.getByRole('button', { name: 'Empty this grid' }).click();
  for (let cell = 0; cell < 7; cell += 1) await page.getByRole('button', { name: 'One cell forward' }).click();
  await expect(page.getByTestId('builder-progress')).toHaveText('Cell 7 of 50');
  const file = await save(page);
  const text = (await readFile(file, 'utf8')).replace(
    '"builderGrid"',
    '"worksheetDecimals": 5, "worksheetAnswers": false, "builderGrid"',
  );
  await page.reload();
  await expect(screen.stepButton).toBeEnabled();
  await openFile(page, { name: 'a.dropoutlab', mimeType: '', buffer: Buffer.from(text) });
  await screen.reached(1);
  await expect(page.getByTestId('builder-progress')).toHaveText('Cell 7 of 50');
  await expect(page.getByTestId('builder-sum')).toContainText('3');
  await pressExport(page, /Worksheet/);
  await expect(radio(page, '5')).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /answer/i })).not.toBeChecked();
});

test('notes are shown to whoever opens the file, as text, where their author wished it', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await page.getByRole('button', { name: 'Notes' }).click();
  await notes(page).fill('Find the unit that sleeps.\n<img src=x onerror="document.title=1"> <b>2 < 3</b>');
  await page.getByRole('checkbox', { name: 'Show when the file is opened' }).check();
  await page.getByRole('button', { name: 'Close the notes' }).click();
  const file = await save(page);

  await page.reload();
  await expect(screen.stepButton).toBeEnabled();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Open…' }).click();
  await (await chooser).setFiles({ name: 'Sleeping unit.dropoutlab', mimeType: '', buffer: await readFile(file) });
  const note = page.getByRole('dialog', { name: 'Sleeping unit' });
  await expect(note).toContainText('Find the unit that sleeps.');
  await expect(note).toContainText('<b>2 < 3</b>');
  await expect(note.locator('img, b')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);
  await expect(screen.stepButton).toBeEnabled();
  await page.getByRole('button', { name: 'Notes, written' }).click();
  await expect(notes(page)).toHaveValue(/Find the unit/);
  await page.getByRole('checkbox', { name: 'Show when the file is opened' }).uncheck();
  await expect(page.getByRole('img', { name: 'Not saved' })).toBeVisible();
});
