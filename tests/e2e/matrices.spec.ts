import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';

test('a matrix is a grid for the keyboard: arrows move, the focused cell says its exact value', async ({
  page,
  labUrl,
}) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  const grid = screen.grid('dropped');
  await grid.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const active = grid.locator('[aria-selected=true]');
  await expect(active).toHaveAttribute('aria-colindex', '5');
  await expect(active).toHaveText(/^0\.9\d+$/);
  await expect(grid).toHaveAttribute('aria-activedescendant', (await active.getAttribute('id')) ?? 'none');
  await expect(page.getByTestId('exact-value')).toHaveText((await active.textContent()) ?? 'none');
  await expect(page.getByRole('complementary')).toContainText('d[2, 4]');
});

test('the unit under the pointer is highlighted in every matrix at once', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  const mask = page.locator('[data-tensor=mask]');
  const box = await mask.boundingBox();
  if (!box) throw new Error('the mask is not on screen');
  // Unit 7 of sample 3.
  await page.mouse.move(box.x + (6.5 / 10) * box.width, box.y + (2.5 / 15) * box.height);
  const bands = page.locator('.loom .band.unit');
  await expect(bands).toHaveCount(4);
  for (const tensor of ['preActivation', 'hidden', 'mask', 'dropped']) {
    const place = await page.locator(`[data-tensor="${tensor}"]`).first().boundingBox();
    if (!place) throw new Error(`${tensor} is not on screen`);
    const centre = place.x + (6.5 / 10) * place.width;
    const lefts = await bands.evaluateAll((elements) =>
      elements.map((element) => {
        const { left, right } = element.getBoundingClientRect();
        return [left, right] as const;
      }),
    );
    expect(lefts.some(([left, right]) => left <= centre && centre <= right)).toBe(true);
  }
  // W1 has units as rows.
  await expect(page.locator('[data-tensor="fc1.weight"] .band.row')).toBeVisible();
});

test('selecting a tensor by its head makes it the large one', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  const tensor = page.locator('[data-tensor=preActivation]');
  const before = await tensor.boundingBox();
  await page.getByRole('button', { name: 'Show pre-activation large' }).click();
  await expect(page.getByRole('complementary')).toContainText('pre-activation');
  const after = await tensor.boundingBox();
  expect(after?.width).toBeGreaterThan(2 * (before?.width ?? Infinity));
});

test('a double click drops or keeps the unit it began on, although selecting it moves the picture', async ({
  page,
  labUrl,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  for (const selected of ['hidden.gradient', 'x']) {
    const [row = 0, unit = 0] = selected === 'x' ? [4, 2] : [3, 9];
    await page
      .locator(`[data-tensor="${selected}"]`)
      .first()
      .click({ position: { x: 3, y: 3 } });
    const box = await page.locator('[data-tensor=mask]').boundingBox();
    if (!box) throw new Error('the mask is not on screen');
    await page.mouse.dblclick(box.x + ((unit - 0.5) / 10) * box.width, box.y + ((row - 0.5) / 15) * box.height);
    const edit = new RegExp(`(drop|keep) unit ${String(unit)} in sample ${String(row)}$`);
    await expect(page.getByRole('button', { name: /^Undo/ })).toHaveAccessibleName(edit);
  }
});
