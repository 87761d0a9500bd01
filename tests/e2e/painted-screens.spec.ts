import type { Page } from '@playwright/test';
import { exported } from './export-menu.ts';
import { expect, test } from './lab.ts';
import { experiments, faults, height, openPainted, widths } from './painted-experiments.ts';
import { paintedNumbers, paintedTexts, type PaintedNumber } from './painted-numbers.ts';

/** What was found on the screens of one experiment. */
class Findings {
  readonly wrong: string[] = [];
  /** How many numbers were read of each tensor. */
  readonly counts = new Map<string, number>();

  constructor(readonly page: Page) {}

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

/** The texts of the picture of this screen. */
async function pictureTexts(page: Page): Promise<readonly string[]> {
  const { bytes } = await exported(page, /^Picture \(SVG\)/);
  // Read where the policy of the app does not forbid the styles of a file that stands alone.
  const reader = await page.context().newPage();
  const texts = await reader.evaluate(
    (source) =>
      Array.from(
        new DOMParser().parseFromString(source, 'image/svg+xml').querySelectorAll('text'),
        (element) => element.textContent,
      ),
    new TextDecoder().decode(bytes),
  );
  await reader.close();
  return texts;
}

/** Texts of the screen, digits and powers of ten, which its picture has not, or not as often. */
async function missingInPicture(page: Page): Promise<readonly string[]> {
  const onScreen = tally(await paintedTexts(page));
  const inPicture = tally(await pictureTexts(page));
  return Array.from(onScreen)
    .filter(([text, count]) => (inPicture.get(text) ?? 0) < count)
    .map(([text, count]) => `"${text}" ${String(count)} times, ${String(inPicture.get(text) ?? 0)} in the picture`);
}

for (const [name, experiment] of Object.entries(experiments)) {
  test(`what is painted in the builder, in Scaling and their pictures is true: ${name}`, async ({ page, labUrl }) => {
    const screen = await openPainted(page, labUrl, experiment);
    const found = new Findings(page);
    for (const width of widths) {
      await page.setViewportSize({ width, height });
      await page.getByRole('link', { name: 'Step', exact: true }).click();
      await screen.show('Outer product');
      for (const tab of ['Cells', 'Samples', 'Derivation']) {
        await page.getByRole('tab', { name: tab }).click();
        await found.look(`${String(width)} ${tab}`);
      }
      await page.getByRole('link', { name: 'Scaling' }).click();
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
    expect(await missingInPicture(page), 'Scaling').toEqual([]);
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
      // Every tensor at two widths, every width with several tensors: all of them would take minutes.
      for (const width of [widths[index % 6], widths[(index + 3) % 6]]) {
        if (width === undefined) continue;
        await page.setViewportSize({ width, height });
        const where = `${String(width)} ${(await tensor.getAttribute('data-tensor-bar')) ?? ''}`;
        const numbers = await found.look(where);
        found.wrong.push(...alikeButDifferent(numbers).map((fault) => `${where}: ${fault}`));
      }
    }
    expect(found.wrong).toEqual([]);
    expect(found.counts.get('compare.difference')).toBeGreaterThan(1000);
    await page.setViewportSize({ width: 1366, height });
    expect(await missingInPicture(page)).toEqual([]);
  });
}

/** Cells that differ and do not look it: neither in A and B nor in their difference. */
function alikeButDifferent(numbers: readonly PaintedNumber[]): string[] {
  const of = (id: string) =>
    new Map(
      numbers
        .filter(({ tensor }) => tensor === `compare.${id}`)
        .map((number) => [`${String(number.row)} ${String(number.column)}`, number]),
    );
  const [a, b, difference] = [of('a'), of('b'), of('difference')];
  return Array.from(a).flatMap(([cell, { text, value }]) => {
    const other = b.get(cell);
    if (!other || other.value === value || other.text !== text) return [];
    const said = difference.get(cell)?.text ?? '0';
    return /^[\u22120.]*$/.test(said)
      ? [
          `${cell}: ${value} and ${other.value} both read ${text}, their difference ${said} in ${difference.get(cell)?.cellWidth.toFixed(1) ?? ''}`,
        ]
      : [];
  });
}
