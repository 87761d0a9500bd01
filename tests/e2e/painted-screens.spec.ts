import { strFromU8, unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { exported, pressExport } from './export-menu.ts';
import { expect, test } from './lab.ts';
import {
  experiments,
  faults,
  height,
  hiddenDifferences,
  openPainted,
  widths,
  widthsOf,
} from './painted-experiments.ts';
import { svgOf } from './svg-picture.ts';
import { paintedNumbers, paintedTexts, wrongReading, type PaintedNumber } from './painted-numbers.ts';

const sides = { one: 'compare.a', other: 'compare.b', difference: 'compare.difference' };

/** What was found on the screens of one experiment. */
class Findings {
  readonly wrong: string[] = [];
  /** How many numbers were read of each tensor. */
  readonly counts = new Map<string, number>();

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Reads every number on screen. */
  async look(where: string): Promise<readonly PaintedNumber[]> {
    const numbers = await paintedNumbers(this.page);
    for (const { tensor } of numbers) this.counts.set(tensor, (this.counts.get(tensor) ?? 0) + 1);
    this.wrong.push(...faults(numbers).map((fault) => `${where}: ${fault}`));
    return numbers;
  }
}

/** How often each text stands there. */
function tally(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Texts of the screen, digits and powers of ten, which its picture has not, or not as often. */
async function missingInPicture(page: Page): Promise<readonly string[]> {
  const onScreen = tally(await paintedTexts(page));
  const inPicture = tally((await svgOf(page)).texts);
  return Array.from(onScreen)
    .filter(([text, count]) => (inPicture.get(text) ?? 0) < count)
    .map(([text, count]) => `"${text}" ${String(count)} times, ${String(inPicture.get(text) ?? 0)} in the picture`);
}

for (const [name, experiment] of Object.entries(experiments)) {
  test(`what is painted in the builder, in Scaling and their pictures is true: ${name}`, async ({ page, labUrl }) => {
    const screen = await openPainted(page, labUrl, experiment);
    const found = new Findings(page);
    for (const width of widthsOf(experiment)) {
      await page.setViewportSize({ width, height });
      await page.getByRole('link', { name: 'Step', exact: true }).click();
      await screen.show('Outer product');
      for (const tab of ['Cells', 'Samples', 'Derivation']) {
        await page.getByRole('tab', { name: tab }).click();
        await found.look(`${String(width)} ${tab}`);
      }
      await page.getByRole('link', { name: 'Scaling' }).click();
      await page.getByRole('tab', { name: 'Dropout on ones' }).click();
      await found.look(`${String(width)} Scaling, ones`);
      await page.getByRole('tab', { name: 'One mask, three ways' }).click();
      await expect(page.getByTestId('scaling-classic-training')).toBeVisible();
      await found.look(`${String(width)} Scaling`);
    }
    expect(found.wrong).toEqual([]);
    for (const tensor of [
      'outer-product',
      'outer-product-sum',
      'builder-input',
      'derivation.gradient',
      'ones.training',
    ])
      expect(found.counts.get(tensor) ?? 0, tensor).toBeGreaterThan(0);

    await page.setViewportSize({ width: 1366, height });
    for (const tab of ['One mask, three ways', 'Dropout on ones']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await missingInPicture(page), tab).toEqual([]);
    }
    await page.getByRole('link', { name: 'Step', exact: true }).click();
    for (const tab of ['Cells', 'Samples', 'Derivation']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await missingInPicture(page), tab).toEqual([]);
    }
    for (const view of ['Whole step', 'Gradients', 'Update'] as const) {
      await screen.show(view);
      expect(await missingInPicture(page), view).toEqual([]);
    }
  });
}

for (const [name, experiment] of Object.entries(experiments)) {
  test(`what is painted in Compare is true: ${name}`, async ({ page, labUrl }) => {
    await openPainted(page, labUrl, experiment);
    const found = new Findings(page);
    await page.getByRole('link', { name: 'Compare' }).click();
    await page.getByLabel('What to change').selectOption({ label: 'p, drop probability' });
    await page.getByLabel('New value').fill('0.2');
    await page.getByRole('button', { name: 'Fork and compare' }).click();
    await expect(page.getByTestId('parting')).toBeVisible();
    const tensors = page.locator('[data-tensor-bar]');
    expect(await tensors.count()).toBeGreaterThan(15);
    for (const [index, tensor] of (await tensors.all()).entries()) {
      await tensor.click();
      // Every tensor at one width, every width with several tensors: all of them would take minutes.
      const width = widths[index % widths.length] ?? widths[0];
      await page.setViewportSize({ width, height });
      const where = `${String(width)} ${(await tensor.getAttribute('data-tensor-bar')) ?? ''}`;
      const numbers = await found.look(where);
      found.wrong.push(...hiddenDifferences(numbers, sides).map((fault) => `${where}: ${fault}`));
    }
    expect(found.wrong).toEqual([]);
    expect(found.counts.get('compare.difference')).toBeGreaterThan(1000);
    await page.setViewportSize({ width: 1366, height });
    expect(await missingInPicture(page)).toEqual([]);
  });
}

/** A cell of a tensor of the step, by the name of the tensor, from the exported matrices. */
async function recordedNumbers(page: Page): Promise<(tensor: string, row: number, column: number) => number> {
  const files = unzipSync((await exported(page, /^All matrices/)).bytes);
  return (tensor, row, column) => {
    const path = Object.keys(files).find((name) => name.endsWith(`/${tensor}.npy`)) ?? `${tensor}.npy`;
    const npy = files[path];
    if (npy === undefined) return Number.NaN;
    const view = new DataView(npy.buffer, npy.byteOffset);
    const headEnd = 10 + view.getUint16(8, true);
    const columns = Number(/'shape': \(\d+, (\d+)\)/.exec(strFromU8(npy.subarray(10, headEnd)))?.[1] ?? 1);
    return view.getFloat32(headEnd + 4 * (row * columns + column), true);
  };
}

/**
 * What stands in the filled cells of every tensor on paper, with the power of ten before it; sums of what is not on paper are no
 * tensor of the step.
 */
async function printedNumbers(page: Page) {
  return page.locator('[data-sheet-tensor]:not(.blank, .missing)').evaluateAll((matrices) =>
    matrices.map((matrix) => ({
      tensor: matrix.getAttribute('data-sheet-tensor') ?? '',
      powers: Array.from(matrix.querySelectorAll('.power'), (power) => power.textContent.trim()).filter(Boolean),
      rows: Array.from(matrix.querySelectorAll('tbody tr'), (row) =>
        Array.from(row.querySelectorAll('.cell'), (cell) => cell.textContent.trim()),
      ),
    })),
  );
}

for (const [name, experiment] of Object.entries(experiments)) {
  test(`what is printed on a worksheet is true: ${name}`, async ({ page, labUrl }) => {
    await openPainted(page, labUrl, experiment);
    const values = await recordedNumbers(page);
    await pressExport(page, /^Worksheet/);
    const dialog = page.getByRole('dialog', { name: 'Worksheet' });
    for (const box of await dialog.getByRole('checkbox').all())
      if ((await box.isEnabled()) && !(await box.isChecked())) await box.check();
    const wrong: string[] = [];
    let count = 0;
    for (const decimals of ['2', '4', '6']) {
      await dialog.getByRole('radio', { name: decimals, exact: true }).click();
      for (const { tensor, powers, rows } of await printedNumbers(page)) {
        for (const [row, texts] of rows.entries())
          for (const [column, text] of texts.entries()) {
            const value = values(tensor, row, column);
            const fault = wrongReading(text, powers, value);
            count += 1;
            if (fault !== null)
              wrong.push(
                `${decimals}: ${tensor}[${String(row)}, ${String(column)}] ${String(value)}: ${text} ${powers.join()} ${fault}`,
              );
          }
      }
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(500);
  });
}
