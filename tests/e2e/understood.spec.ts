import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';

/** Presses a key until the focus is on an element that answers to a description, as a keyboard user would. */
async function tabTo(screen: StepScreen, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await screen.page.keyboard.press('Tab');
    const text = await screen.page.evaluate(() => {
      const element = document.activeElement;
      return `${element?.getAttribute('aria-label') ?? ''} ${element?.textContent ?? ''}`;
    });
    if (name.test(text)) return;
  }
  throw new Error(`the keyboard never reached ${String(name)}`);
}

test('by keyboard: through a whole step and back, the same numbers both ways', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await tabTo(screen, /Step$/);
  await page.keyboard.press('Enter');
  await screen.reached(1);
  const whole = await screen.numbers('dropped');
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  // What the strip says, and behind it the phase in words for whoever does not see it.
  const phases = page.getByRole('navigation', { name: 'Phases of the step' }).getByRole('status');
  const isAt = (phase: number) => expect(phases).toContainText(`Phase ${String(phase)} of 13,`);
  await page.keyboard.press('Home');
  await isAt(1);
  await expect(page.getByTestId('loss')).toHaveCount(0);
  for (let phase = 2; phase <= 13; phase += 1) {
    await page.keyboard.press(phase % 2 === 0 ? 'ArrowRight' : ' ');
    await isAt(phase);
    if (phase === 4) {
      expect(new Set((await screen.numbers('mask')).flat())).toEqual(new Set([0, 1]));
      await expect(screen.grid('dropped')).toContainText('not computed yet');
    }
    if (phase === 5) expect(new Set((await screen.numbers('mask')).flat())).toEqual(new Set([0, 2]));
    if (phase === 6) await expect(page.getByTestId('loss')).toHaveCount(0);
    if (phase === 7) await expect(page.getByTestId('loss')).toHaveText('1.4334');
  }
  for (let phase = 12; phase >= 1; phase -= 1) await page.keyboard.press('ArrowLeft');
  await isAt(1);
  await page.keyboard.press('End');
  await isAt(13);
  expect(await screen.numbers('dropped')).toEqual(whole);
});

test('by keyboard: dW1[3, 2] is traced down to x and to the prediction, and back', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await screen.show('Gradients');
  const grid = screen.grid('fc1.weight.gradient');
  await grid.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const panel = page.getByRole('complementary');
  await expect(panel).toContainText('∂L/∂W₁[3, 2]');
  const exact = await page.getByTestId('exact-value').textContent();
  const follow = async (name: RegExp, cell: string): Promise<void> => {
    await tabTo(screen, name);
    await page.keyboard.press('Enter');
    await expect(panel.locator('.cell h3')).toHaveText(cell);
  };
  await follow(/^ ?∂L\/∂z₁\[\d+, 3\]/, '∂L/∂z₁[1, 3]');
  await follow(/^ ?∂L\/∂h\[1, 3\]/, '∂L/∂h[1, 3]');
  await follow(/^ ?∂L\/∂d\[1, 3\]/, '∂L/∂d[1, 3]');
  await follow(/^ ?∂L\/∂ŷ\[1, 1\]/, '∂L/∂ŷ[1, 1]');
  await follow(/^ ?ŷ\[1, 1\]/, 'ŷ[1, 1]');
  for (let steps = 0; steps < 5; steps += 1)
    await panel.getByRole('button', { name: 'Back to the cell before' }).click();
  await expect(panel.locator('.cell h3')).toHaveText('∂L/∂W₁[3, 2]');
  expect(await page.getByTestId('exact-value').textContent()).toBe(exact);
  await follow(/^ ?x\[\d+, 2\]/, 'x[1, 2]');
});

/** The chip that counts the edits; a single one is named, too. */
const editCount = (count: number) => new RegExp(`^${String(count)} edits?\\b`);

test('by keyboard: a unit dropped in every sample has a zero row that says why, until it is undone', async ({
  page,
  labUrl,
}) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  const before = await screen.numbers('mask');
  const mask = screen.grid('mask');
  await mask.focus();
  await page.keyboard.press('Control+Home');
  // Unit 2, sample after sample: Space drops a unit that is kept.
  await page.keyboard.press('ArrowRight');
  let edits = 0;
  for (let sample = 0; sample < 15; sample += 1) {
    if (before[sample]?.[1] !== 0) {
      edits += 1;
      await page.keyboard.press(' ');
      await expect(page.getByRole('button', { name: editCount(edits) })).toBeVisible();
      await expect(screen.stepButton).toBeEnabled();
    }
    await page.keyboard.press('ArrowDown');
  }
  expect((await screen.numbers('mask')).map((row) => row[1])).toEqual(new Array(15).fill(0));
  await screen.show('Gradients');
  expect((await screen.numbers('fc1.weight.gradient'))[1]).toEqual([0, 0, 0, 0, 0]);
  await expect(page.getByText('Zero: dropped in all 15')).toBeVisible();
  for (let undone = 0; undone < edits; undone += 1) {
    await page.keyboard.press('Control+z');
    if (undone < edits - 1) {
      await expect(page.getByRole('button', { name: editCount(edits - undone - 1) })).toBeVisible();
    }
    await expect(screen.stepButton).toBeEnabled();
  }
  await screen.show('Whole step');
  expect(await screen.numbers('mask')).toEqual(before);
});

test('a typed weight is used at once, marked and undone; any step can be visited again', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await screen.step();
  await screen.step();
  const third = await screen.numbers('dropped');
  await page.getByRole('button', { name: 'First step' }).click();
  await expect(page.getByTestId('position')).toHaveText('Step 1 of 3');
  await expect(page.getByTestId('loss')).toHaveText('1.4334');
  await page.getByRole('button', { name: 'Last step' }).click();
  await expect(page.getByTestId('position')).toHaveText('Step 3 of 3');
  expect(await screen.numbers('dropped')).toEqual(third);

  await page.getByRole('button', { name: 'Show fc2.weight large' }).click();
  const loss = await page.getByTestId('loss').textContent();
  await page.getByLabel('Change this number').fill('0,5');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: editCount(1) })).toBeVisible();
  await expect(page.getByTestId('loss')).not.toHaveText(loss ?? '');
  await expect(page.locator('[data-tensor="fc2.weight"] .edited')).toBeVisible();
  await page.getByRole('button', { name: /^Undo: step 3: W₂/ }).click();
  await expect(page.getByTestId('loss')).toHaveText(loss ?? '');
});
