import type { Page } from '@playwright/test';
import { exported } from './export-menu.ts';
import { expect, test } from './lab.ts';
import { paintedNumbers, readNumber, recordPaintedTexts, significantDigits, wrongReading } from './painted-numbers.ts';
import { schoolWindows } from './school-windows.ts';
import { axeFinds } from './axe-finds.ts';
import { StepScreen } from './step-screen.ts';
import { trace } from './trace.ts';

const difference = (page: Page, stage: string) => page.getByTestId(`derivation-difference-${stage}`);

/** The derivation of the lecture's first step, reached by keyboard from the tab of cells. */
async function openDerivation(page: Page, labUrl: string): Promise<StepScreen> {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await screen.show('Outer product');
  await page.getByRole('tab', { name: 'Cells' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Derivation' })).toBeFocused();
  await expect(page.getByRole('heading', { name: '∂L/∂W₁, factor by factor' })).toBeVisible();
  return screen;
}

/** Tab, until what has the focus has this name. */
async function tabTo(page: Page, role: 'switch' | 'button' | 'grid', name: string | RegExp): Promise<void> {
  const target = page.getByRole(role, { name });
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  expect(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))).toBe(name);
}

test('by keyboard: the factors, what is left out put back one at a time, and the recorded gradient at the end', async ({
  page,
  labUrl,
}) => {
  const screen = await openDerivation(page, labUrl);
  const recorded = trace('--seed', '42', '--steps', '1', '--backend', await screen.backend());
  const gradient = recorded.grads['fc1.weight'] as number[][]; // hidden x in
  const furthest = (shown: number[][]) =>
    Math.max(
      ...shown.flatMap((row, unit) => row.map((value, input) => Math.abs(value - (gradient[unit]?.[input] ?? NaN)))),
    );
  const shown = () => screen.numbers('derivation.gradient');
  const gate = await screen.numbers('derivation.gate');
  expect(gate.flatMap((row, unit) => row.filter((_, column) => column !== unit)).every((value) => value === 0)).toBe(
    true,
  );
  expect(gate.map((row, unit) => row[unit])).toEqual((recorded.hidden[9] ?? []).map((value) => (value > 0 ? 1 : 0)));
  await expect(difference(page, 'lecture')).toContainText(furthest(await shown()).toFixed(4));

  await tabTo(page, 'switch', 'Mask');
  await page.keyboard.press('Space');
  expect((await screen.numbers('derivation.gate')).map((row, unit) => row[unit])).toEqual(
    (recorded.hidden[9] ?? []).map((value, unit) => (value > 0 ? recorded.mask[9]?.[unit] : 0)),
  );
  await expect(difference(page, 'mask')).toContainText(furthest(await shown()).toFixed(4));
  await tabTo(page, 'switch', '2 / (batch · out)');
  await page.keyboard.press('Space');
  await expect(difference(page, 'factor')).toContainText(furthest(await shown()).toFixed(4));
  const ofSample = await shown();
  await tabTo(page, 'switch', 'Sum over the batch');
  await page.keyboard.press('Enter');
  await expect(page.getByText('All 15 samples, nothing left out')).toBeVisible();
  expect(furthest(await shown())).toBeLessThan(1e-6);
  expect(furthest(ofSample)).toBeGreaterThan(0.1);
  await expect(difference(page, 'sum')).toContainText(/equal, but for rounding|exactly equal/);
  await expect(page.getByText('Phase 12 of 13').first()).toBeVisible();

  // The sum is the same for every sample; what one of them gave is not.
  const own = page.getByText(/^sample \d+ gave/);
  const tenth = await own.textContent();
  await page.getByRole('tab', { name: 'Derivation' }).focus();
  await tabTo(page, 'button', 'Previous sample');
  await page.keyboard.press('Enter');
  await expect(own).toContainText('sample 9 gave');
  expect(await own.textContent()).not.toBe(tenth);
  expect(furthest(await shown())).toBeLessThan(1e-6);
});

test('by keyboard: a unit is followed from the diagonal, and a sentence lights its part', async ({ page, labUrl }) => {
  await openDerivation(page, labUrl);
  await page.getByRole('grid', { name: /diagonal matrix/ }).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('derivation-cell')).toContainText('δ2');
  await tabTo(page, 'grid', /^∂L\/∂W₁ of sample 10/);
  await page.keyboard.press('Control+End');
  await expect(page.getByTestId('derivation-cell')).toContainText('δ10');
  await expect(page.getByTestId('derivation-cell')).toContainText('x5');

  await page.getByRole('button', { name: /^Gate\./ }).focus();
  await page.keyboard.press('Space');
  await expect(page.locator('[data-tensor="derivation.blame"]')).toHaveCSS('opacity', '0.25');
  await expect(page.locator('[data-tensor="derivation.gate"]')).toHaveCSS('opacity', '1');
  await page.keyboard.press('Space');
  await expect(page.locator('[data-tensor="derivation.blame"]')).toHaveCSS('opacity', '1');
  await expect(page.getByText('Phase 12 of 13').first()).toBeVisible();
});

test('in a batch of 300 every number has two digits, and is the value times the power beside the shape', async ({
  page,
  labUrl,
}) => {
  await recordPaintedTexts(page);
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.start({ batch_size: '300' });
  await screen.step();
  await screen.show('Outer product');
  await page.getByRole('tab', { name: 'Derivation' }).click();
  const wrong: string[] = [];
  const powers = new Set<string>();
  for (const width of [1024, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const part of ['Mask', '2 / (batch · out)']) {
      const toggle = page.getByRole('switch', { name: part });
      if ((await toggle.getAttribute('aria-checked')) === 'false') await toggle.click();
      for (const { tensor, text, powers: heads, value } of await paintedNumbers(page)) {
        if (!tensor.startsWith('derivation.')) continue;
        heads.forEach((head) => powers.add(tensor + head));
        const exact = readNumber(value);
        const isShort = exact !== 0 && tensor !== 'derivation.gate' && significantDigits(text) < 2;
        const reading = wrongReading(text, heads, exact);
        if (reading !== null || isShort) wrong.push(`${String(width)} ${tensor} = ${value}: ${text} ${heads.join()}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  for (const part of ['blame', 'delta'])
    expect([...powers].filter((power) => power.startsWith(`derivation.${part}`))).not.toEqual([]);
});

test('its picture has its digits and is named after it', async ({ page, labUrl }) => {
  const screen = await openDerivation(page, labUrl);
  await page.getByRole('switch', { name: 'Mask' }).click();
  const digits = (await screen.numbers('derivation.blame')).flat().map((value) => value.toFixed(4).replace('-', '−'));
  const { download, bytes } = await exported(page, /^Picture \(SVG\)/);
  expect(download.suggestedFilename()).toBe('dropout-lab-seed-42-step-1-derivation.svg');
  const texts = [...new TextDecoder().decode(bytes).matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
  for (const text of [...digits, '⊗', 'diag(m) F′: the mask and the slope of ReLU on one diagonal']) {
    expect(texts).toContain(text);
  }
});

test('its picture has the thin lines from stage to stage and the grids behind the sum', async ({ page, labUrl }) => {
  await openDerivation(page, labUrl);
  await page.getByRole('switch', { name: 'Sum over the batch' }).click();
  const shapes = async () => {
    const { bytes } = await exported(page, /^Picture \(SVG\)/);
    return new TextDecoder().decode(bytes).match(/<(rect|path|line)\b/g)?.length ?? 0;
  };
  const whole = await shapes();
  const taken = await page.locator('.lead-on, .sheet').evaluateAll((elements) => {
    const seen = elements.filter((element) => element.getBoundingClientRect().width > 0);
    for (const element of seen) element.remove();
    return seen.length;
  });
  expect(taken).toBeGreaterThanOrEqual(6);
  expect(whole - (await shapes())).toBeGreaterThanOrEqual(taken);
});

for (const size of schoolWindows.slice(0, 2)) {
  test(`nothing scrolls in a window of ${String(size.width)} by ${String(size.height)}`, async ({ page, labUrl }) => {
    await page.setViewportSize(size);
    await openDerivation(page, labUrl);
    for (let part = 0; part < 3; part += 1) {
      await page.getByRole('switch').nth(part).click();
      const overflow = await page
        .locator('.derivation-view')
        .evaluate(({ scrollHeight, clientHeight, scrollWidth, clientWidth }) => [
          scrollHeight - clientHeight,
          scrollWidth - clientWidth,
        ]);
      expect(overflow).toEqual([0, 0]);
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1280, height: 800 } });

    test('axe finds nothing in the derivation', async ({ page, labUrl }) => {
      test.slow();
      await openDerivation(page, labUrl);
      await page.getByRole('switch', { name: 'Mask' }).click();
      expect(await axeFinds(page)).toEqual([]);
    });
  });
}
