import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';
import { trace, type Trace } from './trace.ts';

/** One column a row, as a bias stands beside its weight. */
function asColumn(values: readonly number[] | readonly (readonly number[])[] | undefined): number[][] {
  return (values ?? []).map((value) => (typeof value === 'number' ? [value] : [...value]));
}

/** Both sides print nine significant digits of the same float32, so they are the same number. */
function expectSame(shown: number[][], expected: number[][]): void {
  const normal = (rows: number[][]) => rows.map((row) => row.map((value) => Math.fround(value) + 0)); // -0 is shown as 0
  expect(normal(shown)).toEqual(normal(expected));
}

test.describe('the numbers on screen are those of trace, for the same seed', () => {
  let screen: StepScreen;
  let expected: Trace;

  test.beforeEach(async ({ page, labUrl }) => {
    screen = new StepScreen(page);
    await screen.open(labUrl);
    await screen.step();
    expected = trace('--seed', '42', '--steps', '1', '--backend', await screen.backend());
  });

  test('masks: hidden, mask, dropped and the loss', async ({ page }) => {
    expectSame(await screen.numbers('hidden'), asColumn(expected.hidden));
    expectSame(await screen.numbers('mask'), asColumn(expected.mask));
    expectSame(await screen.numbers('dropped'), asColumn(expected.dropped));
    await expect(page.getByTestId('loss')).toHaveText((expected.losses[0] ?? NaN).toFixed(4));
  });

  test('gradients: all four parameters', async () => {
    await screen.show('Gradients');
    for (const name of ['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias']) {
      expectSame(await screen.numbers(`${name}.gradient`), asColumn(expected.grads[name]));
    }
  });

  test('outer product: the grid of each sample, and the sum of all as the gradient', async ({ page }) => {
    await screen.show('Outer product');
    for (const sample of [1, 8, 15]) {
      await page.getByRole('button', { name: `Sample ${String(sample)}`, exact: true }).click();
      const delta = (expected.grads['preActivation'] as number[][])[sample - 1] ?? []; // batch x hidden
      const x = expected.x[sample - 1] ?? [];
      expectSame(
        await screen.numbers('outer-product'),
        delta.map((row) => x.map((column) => Math.fround(row) * Math.fround(column))),
      );
    }
    const sum = (await screen.numbers('outer-product-sum')).flat();
    const gradient = asColumn(expected.grads['fc1.weight']).flat();
    sum.forEach((value, index) => {
      expect(Math.abs(value - (gradient[index] ?? NaN))).toBeLessThan(1e-6);
    });
    await expect(page.getByTestId('outer-product-difference')).toContainText('All 15 samples added');
  });

  test('update: before, after, and the step between them', async ({ page }) => {
    await screen.show('Update');
    for (const name of ['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias']) {
      if (name !== 'fc1.weight') await page.getByRole('radio', { name }).click();
      expectSame(await screen.numbers('update.before'), asColumn(expected.initWeights[name]));
      expectSame(await screen.numbers('update.after'), asColumn(expected.weightsAfter1[name]));
      const step = await screen.numbers('update.step');
      asColumn(expected.grads[name]).forEach((row, index) => {
        row.forEach((gradient, column) => {
          expect(step[index]?.[column]).toBeCloseTo(-0.01 * gradient, 9);
        });
      });
    }
  });
});

test('a second step uses a fresh mask and the weights of the first', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  const first = await screen.numbers('mask');
  await screen.step();
  expect(await screen.numbers('mask')).not.toEqual(first);
  const { losses } = trace('--seed', '42', '--steps', '2', '--backend', await screen.backend());
  await expect(page.getByTestId('loss')).toHaveText((losses[1] ?? NaN).toFixed(4));
});
