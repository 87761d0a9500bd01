import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { drawnData } from '#shared/data-source.ts';
import { experimentFileBytes } from '#shared/experiment/write-file.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { startLayout } from '#shared/step-record.ts';
import { expect, test } from './lab.ts';
import { axeFinds } from './axe-finds.ts';
import { StepScreen } from './step-screen.ts';
import { plainParts } from '../unit/shared/experiment/plain-parts.ts';

/** Opens the app, records steps of the lecture's network and goes to the Compare screen. */
async function openCompare(page: Page, url: string, steps: number): Promise<StepScreen> {
  const screen = new StepScreen(page);
  await screen.open(url);
  for (let done = 0; done < steps; done += 1) await screen.step();
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page.getByRole('heading', { name: 'Compare', exact: true })).toBeVisible();
  return screen;
}

async function fork(page: Page, field: string, value: string): Promise<void> {
  await page.getByLabel('What to change').selectOption({ label: field });
  await page.getByLabel('New value').fill(value);
  await page.getByRole('button', { name: 'Fork and compare' }).click();
  await expect(page.getByTestId('parting')).toBeVisible();
}

async function showTensor(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${name}: `) }).click();
}

const minus = (a: number[][], b: number[][]) =>
  a.map((row, r) => row.map((value, c) => value - (b[r]?.[c] ?? Number.NaN)));

test('a fork with another p: equal to the last bit up to the mask, and from there on another experiment', async ({
  page,
  labUrl,
}) => {
  const screen = await openCompare(page, labUrl, 1);
  await fork(page, 'p, drop probability', '0.2');
  await expect(page.getByTestId('parting')).toContainText('They part at mask m');
  const settings = page.getByRole('table', { name: 'Differing settings' });
  await expect(settings.getByRole('row')).toHaveCount(2);
  await expect(settings.getByRole('row').last()).toHaveText(/p, drop probability\s*0\.5\s*0\.2/);

  // The screen has opened the mask by itself.
  const [maskA, maskB] = [await screen.numbers('compare.a'), await screen.numbers('compare.b')];
  expect(maskA).not.toEqual(maskB);
  expect(new Set(maskA.flat())).toEqual(new Set([0, 2]));
  expect(new Set(maskB.flat())).toEqual(new Set([0, 1.25]));
  expect(await screen.numbers('compare.difference')).toEqual(minus(maskB, maskA));

  for (const name of ['fc1.weight', 'fc2.weight', 'input', 'pre-activation']) {
    await showTensor(page, name);
    await expect(page.getByTestId('difference-summary')).toHaveText(/^\s*All \d+ cells exactly equal$/);
    expect(await screen.numbers('compare.a')).toEqual(await screen.numbers('compare.b'));
    expect(new Set((await screen.numbers('compare.difference')).flat())).toEqual(new Set([0]));
  }
  await showTensor(page, 'dropped hidden');
  await expect(page.getByTestId('difference-summary')).toContainText('Largest difference');

  // Every step recorded now is recorded in both.
  await screen.step();
  await expect(page.getByRole('heading', { name: 'at step 2' })).toHaveCount(2);
  await expect(page.getByTestId('parting')).toContainText('They part at fc1.weight W₁');
  await expect(settings.getByRole('row')).toHaveCount(2);
});

test('the largest differences stand beside each other and never run together, on the narrowest screen too', async ({
  page,
  labUrl,
}) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await openCompare(page, labUrl, 1);
  await fork(page, 'p, drop probability', '0.2');
  const numbers = page.locator('[data-tensor-bar] .number');
  expect(await numbers.count()).toBeGreaterThan(20);
  const wide = await numbers.evaluateAll((elements) =>
    elements
      .filter((number) => number.getBoundingClientRect().width > (number.parentElement?.clientWidth ?? 0))
      .map((number) => number.textContent),
  );
  expect(wide).toEqual([]);
});

test('two steps of one experiment: nothing differs but the numbers; a cell is the same cell in all three', async ({
  page,
  labUrl,
}) => {
  const screen = await openCompare(page, labUrl, 3);
  await page.getByRole('button', { name: 'Compare step 3 with step 2' }).click();
  await expect(page.getByText('Nothing differs: it is one experiment at two of its steps.')).toBeVisible();
  const [a, b] = [await screen.numbers('compare.a'), await screen.numbers('compare.b')];
  const difference = (await screen.numbers('compare.difference')).flat();
  minus(b, a)
    .flat()
    .forEach((value, cell) => {
      expect(difference[cell]).toBeCloseTo(value, 8);
    });

  const reading = page.getByTestId('compared-cell');
  await screen.grid('compare.b').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await expect(reading).toContainText('unit 1, input 2');
  await expect(reading).toContainText(`A${String(a[0]?.[1])}`.replace('-', '−'));
  for (const panel of ['a', 'b', 'difference']) {
    await expect(screen.grid(`compare.${panel}`).locator('[aria-selected=true]')).toHaveCount(1);
    await expect(screen.grid(`compare.${panel}`)).toHaveAttribute('aria-activedescendant', /-0-1$/);
  }

  await page.getByRole('group', { name: 'Step of B' }).getByRole('button', { name: 'Previous step' }).click();
  await expect(page.getByRole('heading', { name: 'at step 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Go to step 1' }).click();
  await expect(page.getByTestId('position')).toHaveText('Step 1 of 3');
});

test('another size: A and B are shown, and why they have no difference', async ({ page, labUrl }) => {
  await openCompare(page, labUrl, 1);
  await fork(page, 'hidden_size', '12');
  await showTensor(page, 'hidden');
  await expect(page.getByText('the shape is [15, 10] in A and [15, 12] in B')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'B: hidden' })).toBeVisible();
  await expect(page.getByRole('grid', { name: 'B − A' })).toHaveCount(0);
  await showTensor(page, 'target');
  await expect(page.getByRole('grid', { name: 'B − A: target' })).toBeVisible();
});

test('going on with B: the fork is the experiment, with the numbers it had', async ({ page, labUrl }) => {
  const screen = await openCompare(page, labUrl, 2);
  await fork(page, 'seed, torch.manual_seed', '7');
  await showTensor(page, 'fc1.weight');
  const weights = await screen.numbers('compare.b');
  await page.getByRole('button', { name: 'Go on with B' }).click();
  await screen.reached(2);
  await expect(page.getByRole('button', { name: /^Hyperparameters/ })).toContainText('seed7');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('seed 7');
  await screen.show('Update');
  expect(await screen.numbers('update.before')).toEqual(weights);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('seed 42');
});

/** The lecture's experiment before its first step, with another seed, as a classmate hands it over. */
function classmatesFile(seed: number): Buffer {
  const hyperparameters = { ...lectureHyperparameters, seed };
  const start = new Float32Array(startLayout(hyperparameters).length);
  const bytes = experimentFileBytes(
    {
      ...plainParts,
      title: 'Homework of Ada',
      state: { hyperparameters, data: drawnData, edits: [], completedSteps: 0 },
    },
    { engine: null, start, losses: { every: 1, values: new Float32Array(0) }, record: null },
  );
  return Buffer.from(bytes);
}

/** A browser that has only pickers: Playwright hears of those, not of the dialog of the File System Access API. */
async function withoutFileSystemAccess(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name);
  });
}

async function openFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file' }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/x-dropoutlab', buffer });
}

test('a file beside the experiment: trained to the same step, and one that is none changes nothing', async ({
  page,
  labUrl,
}) => {
  await withoutFileSystemAccess(page);
  const screen = await openCompare(page, labUrl, 2);
  await openFile(page, 'ada.dropoutlab', Buffer.from('not an experiment'));
  await expect(page.getByRole('alert')).toContainText('The experiment on screen is as it was.');
  await page.getByRole('button', { name: 'Dismiss' }).click();

  await openFile(page, 'ada.dropoutlab', classmatesFile(7));
  await expect(page.getByRole('heading', { name: 'Homework of Ada' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'at step 2' })).toHaveCount(2);
  const row = page.getByRole('table', { name: 'Differing settings' }).getByRole('row').last();
  await expect(row).toHaveText(/seed, torch.manual_seed\s*42\s*7/);
  await expect(page.getByTestId('parting')).toContainText('They differ from the first tensor on: input x');
  await screen.step();
  await expect(page.getByRole('heading', { name: 'at step 3' })).toHaveCount(2);
});

test('a file with steps and a change in it: B is what the file recorded, and parts where the change was made', async ({
  page,
  labUrl,
}) => {
  await withoutFileSystemAccess(page);
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await screen.step();
  await page.getByRole('button', { name: 'Drop or keep unit 4 in all' }).click();
  await screen.reached(2);
  await screen.step();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const buffer = await readFile(await (await download).path());
  const { edits, recorded } = JSON.parse(buffer.toString()) as {
    edits: unknown[];
    recorded: { lastStep: Record<'mask' | 'fc1.weight' | 'dropped', number[][]> };
  };

  await page.reload();
  await openCompare(page, labUrl, 3);
  await openFile(page, 'unit 4.dropoutlab', buffer);
  await expect(page.getByRole('heading', { name: 'at step 3' })).toHaveCount(2);
  await expect(page.getByTestId('parting')).toContainText('They part at fc1.weight W₁');
  const settings = page.getByRole('table', { name: 'Differing settings' });
  // One change, however many samples kept the unit before it.
  expect(edits.length).toBeGreaterThan(1);
  await expect(settings.getByRole('row').nth(1)).toHaveText(/^\s*Edits\s*0\s*1\s*$/);
  for (const tensor of ['fc1.weight', 'mask', 'dropped'] as const) {
    await showTensor(page, tensor === 'dropped' ? 'dropped hidden' : tensor);
    // What the screen says has as many digits as the file: the same float32 numbers.
    const numbers = (await screen.numbers('compare.b')).map((row) => row.map(Math.fround));
    expect(numbers).toEqual(recorded.lastStep[tensor].map((row) => row.map(Math.fround)));
  }

  await page.getByRole('button', { name: 'Previous step' }).first().click();
  await expect(page.getByRole('heading', { name: 'at step 2' })).toHaveCount(2);
  await expect(page.getByTestId('parting')).toContainText('They part at mask m');
  await showTensor(page, 'mask');
  expect((await screen.numbers('compare.b')).map((row) => row[3])).toEqual(Array(15).fill(0));
});

test('before there is anything to compare, the screen says what can be', async ({ page, labUrl }) => {
  const screen = await openCompare(page, labUrl, 0);
  await expect(page.getByText('Nothing recorded yet.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Another step' })).toContainText('Needs two recorded steps');
  await page.getByRole('button', { name: 'Fork and compare' }).click();
  await expect(page.getByText('Press Step: it is recorded in A and in B.')).toBeVisible();
  await screen.step();
  await expect(page.getByTestId('parting')).toContainText('They part at mask m');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1280, height: 800 } });

    test('axe finds nothing on the Compare screen', async ({ page, labUrl }) => {
      test.slow();
      await openCompare(page, labUrl, 2);
      expect(await axeFinds(page)).toEqual([]);
      await fork(page, 'p, drop probability', '0.2');
      expect(await axeFinds(page)).toEqual([]);
    });
  });
}
