import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';
import { trace } from './trace.ts';

test.describe('the outer-product builder', () => {
  let screen: StepScreen;

  test.beforeEach(async ({ page, labUrl }) => {
    screen = new StepScreen(page);
    await screen.open(labUrl);
    await screen.step();
    await screen.show('Outer product');
  });

  test('opens with the whole grid of the present sample, which can be built again cell by cell', async ({ page }) => {
    const whole = (await screen.numbers('outer-product')).flat();
    expect(whole).toHaveLength(50);
    expect(whole).not.toContain(NaN);
    await expect(page.getByTestId('builder-sum')).toHaveText('Samples 1 to 10 added');

    await page.getByRole('button', { name: 'Empty this grid' }).click();
    expect((await screen.numbers('outer-product')).flat().every((value) => Number.isNaN(value))).toBe(true);
    await expect(page.getByTestId('builder-sum')).toHaveText('Samples 1 to 9 added');

    for (let cell = 1; cell <= 7; cell += 1) await page.getByRole('button', { name: 'One cell forward' }).click();
    await expect(page.getByTestId('builder-progress')).toHaveText('Cell 7 of 50');
    const partial = (await screen.numbers('outer-product')).flat();
    expect(partial.slice(0, 7)).toEqual(whole.slice(0, 7));
    expect(partial.slice(7).every((value) => Number.isNaN(value))).toBe(true);
    // The cell written last is the one that is explained: unit 2, input 2.
    await expect(page.getByTestId('outer-product-cell')).toContainText('x2');

    await page.getByRole('button', { name: 'One sample forward' }).click();
    expect((await screen.numbers('outer-product')).flat()).toEqual(whole);
    await expect(page.getByTestId('builder-sum')).toHaveText('Samples 1 to 10 added');
  });

  test('opens beneath the loom that was there, and leaves it there', async ({ page }) => {
    await screen.goToPhase(11);
    const loom = await page.locator('.loom').elementHandle();
    const isStill = () => loom.evaluate((element) => element === document.querySelector('.loom'));
    await expect(page.locator('.builder')).toHaveCount(0);
    await screen.show('Outer product');
    await expect(page.locator('.builder')).toBeVisible();
    expect(await isStill()).toBe(true);
    await screen.show('Whole step');
    await expect(page.locator('.builder')).toHaveCount(0);
    expect(await isStill()).toBe(true);
  });

  test('says of its zero rows why they are zero, and tells the selected cell sample by sample', async ({ page }) => {
    const { mask, hidden } = trace('--seed', '42', '--steps', '1', '--backend', await screen.backend());
    const expected = (mask[9] ?? []).flatMap((kept, unit) => {
      const isDead = hidden[9]?.[unit] === 0;
      if (kept !== 0 && !isDead) return [];
      return [kept === 0 ? (isDead ? 'dropped, ReLU-dead' : 'dropped') : 'ReLU-dead'];
    });
    const reasons = (tensor: string) => page.locator(`.grid-place:has([data-tensor="${tensor}"]) .reason`);
    await expect(reasons('outer-product')).toHaveText(expected);
    // Unit 10 is reached by none of the first ten samples.
    await expect(reasons('outer-product-sum')).toHaveText([/^0 so far/]);
    await page.getByRole('button', { name: 'To the end' }).click();
    await expect(reasons('outer-product-sum')).toHaveCount(0);

    await page.getByRole('button', { name: 'Sample 10', exact: true }).click();
    await screen.grid('outer-product').focus();
    await page.keyboard.press('Control+Home');
    for (let row = 1; row < 7; row += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const sums = page.getByTestId('builder-sums');
    await expect(sums.locator('dd')).toHaveText(['−0.0142', '−0.4205', '−0.4346', '−0.4363']);
    await expect(sums.locator('dt')).toHaveText(['Samples 1 to 9', 'Sample 10', 'Sum so far', 'After all 15']);
  });

  test('adds sample by sample up to the gradient, and goes back to nothing', async ({ page }) => {
    await page.getByRole('button', { name: 'To the end' }).click();
    await expect(page.getByTestId('builder-sum')).toHaveText('All 15 samples added');
    const sum = (await screen.numbers('outer-product-sum')).flat();
    const { grads } = trace('--seed', '42', '--steps', '1', '--backend', await screen.backend());
    const gradient = (grads['fc1.weight'] ?? []).flat();
    sum.forEach((value, cell) => {
      expect(Math.abs(value - (gradient[cell] ?? NaN))).toBeLessThan(1e-6);
    });
    await page.getByRole('button', { name: 'One sample back' }).click();
    await expect(page.getByTestId('builder-sum')).toHaveText('Samples 1 to 14 added');
    await page.getByRole('button', { name: 'Back to the start' }).click();
    await expect(page.getByTestId('builder-sum')).toHaveText('No sample added yet');
    await expect(page.getByRole('button', { name: 'One cell back' })).toHaveAttribute('aria-disabled', 'true');
  });

  test('plays by cells, pauses, and plays by samples to the end, where it stops', async ({ page }) => {
    const progress = page.getByTestId('builder-progress');
    await page.getByRole('button', { name: 'Empty this grid' }).click();
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(async () => Number(/\d+/.exec(await progress.innerText())?.[0])).toBeGreaterThan(3);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    const paused = await progress.innerText();
    await page.waitForTimeout(200);
    await expect(progress).toHaveText(paused);

    await page.getByRole('tab', { name: 'Samples' }).click();
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect(page.getByTestId('builder-sum')).toHaveText('All 15 samples added');
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  });

  test('without motion, playing shows at once what it leads to', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Empty this grid' }).click();
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect(page.getByTestId('builder-progress')).toHaveText('Cell 50 of 50', { timeout: 500 });
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  });

  test('by keyboard: the arrows move along the bar and the phase stays', async ({ page }) => {
    await page.getByRole('button', { name: 'One cell back' }).focus();
    await page.keyboard.press('Space');
    await expect(page.getByTestId('builder-progress')).toHaveText('Cell 49 of 50');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('builder-progress')).toHaveText('Cell 50 of 50');
    await expect(page.getByText('Phase 12 of 13').first()).toBeVisible();
  });

  test('the lecture’s formula without the mask differs from the gradient, and says by how much', async ({ page }) => {
    const verdict = page.getByTestId('outer-product-difference');
    await expect(verdict).toContainText('All 15 samples added');
    await page.getByRole('radio', { name: 'Without it, as in the lecture' }).click();
    await expect(verdict).toContainText('Without m');
    await page.getByRole('button', { name: 'To the end' }).click();
    const sum = (await screen.numbers('outer-product-sum')).flat();
    const { grads } = trace('--seed', '42', '--steps', '1', '--backend', await screen.backend());
    const gradient = (grads['fc1.weight'] ?? []).flat();
    const difference = Math.max(...sum.map((value, cell) => Math.abs(value - (gradient[cell] ?? NaN))));
    expect(difference).toBeGreaterThan(0.01);
    await expect(verdict).toContainText(difference.toFixed(4));
  });

  test('the factor follows the loss', async ({ page }) => {
    await expect(page.getByTestId('builder-factor')).toContainText('Factor 2/(batch · out) = 0.1333');
    await screen.start({}, 'Half squared error');
    await screen.step();
    await screen.show('Outer product');
    await expect(page.getByTestId('builder-factor')).toContainText('Factor 1');
    await expect(page.getByTestId('outer-product-difference')).toContainText('All 15 samples added');
  });
});

test('the self-audit of a step stands in the status bar, with its table', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await expect(page.getByTestId('audit')).toHaveCount(0);
  await screen.step();
  const chip = page.getByTestId('audit');
  await expect(chip).toHaveText(/Formulas = automatic gradient(, exactly|: at most \d)/);
  await chip.click();
  const report = page.getByRole('dialog').filter({ hasText: 'Self-audit of step 1' });
  await expect(report.getByRole('row')).toHaveCount(6);
  await expect(report.getByTestId('audit-verdict')).toHaveText('All differences are within their tolerance.');
  await page.keyboard.press('Escape');
  await expect(report).toHaveCount(0);
});
