import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/lab.ts';
import { StepScreen } from '../e2e/step-screen.ts';
import { cellPlace, Fingers } from './fingers.ts';

test.use({ viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true });

const menu = (page: Page) => page.getByRole('menu');
const selected = (page: Page, tensor: string) =>
  page.locator(`[data-tensor="${tensor}"] [role=gridcell][aria-selected=true]`);

async function recorded(page: Page, url: string): Promise<{ screen: StepScreen; fingers: Fingers }> {
  const screen = new StepScreen(page);
  await screen.open(url);
  await screen.step();
  return { screen, fingers: await Fingers.on(page) };
}

test('a long press on the mask opens the menu of its cell, which drops or keeps it there', async ({ page, labUrl }) => {
  const { screen, fingers } = await recorded(page, labUrl);
  await screen.goToPhase(4);
  const before = await screen.numbers('mask');
  await fingers.down(await cellPlace(screen.grid('mask'), 2, 3));
  await expect(menu(page)).toBeVisible();
  await expect(menu(page)).toHaveAttribute('aria-label', 'm[3, 4]');
  // The finger comes up over the menu, and nothing is chosen or marked by that.
  await fingers.up();
  await expect(menu(page)).toBeVisible();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
  await page
    .getByRole('menuitem', { name: before[2]?.[3] === 0 ? 'Keep in this sample' : 'Drop in this sample' })
    .tap();
  await expect(page.locator('.edits-chip')).toBeVisible();
  await expect(screen.stepButton).toBeEnabled();
  const after = await screen.numbers('mask');
  expect(after[2]?.[3] === 0).toBe(before[2]?.[3] !== 0);
  after[2]?.splice(3, 1);
  before[2]?.splice(3, 1);
  expect(after).toEqual(before);
});

test('the menu explains its cell', async ({ page, labUrl }) => {
  const { screen, fingers } = await recorded(page, labUrl);
  await screen.goToPhase(3);
  await fingers.down(await cellPlace(screen.grid('hidden'), 5, 6));
  await page.getByRole('menuitem', { name: 'Explain this cell' }).waitFor();
  await fingers.up();
  await page.getByRole('menuitem', { name: 'Explain this cell' }).tap();
  await expect(page.locator('#explanation h3').first()).toHaveText('h[6, 7]');
  await expect(page.getByRole('menuitem')).toHaveCount(0);
});

test('a finger that moves away, or is joined by another, opens no menu', async ({ page, labUrl }) => {
  const { screen, fingers } = await recorded(page, labUrl);
  await page.evaluate(() => {
    addEventListener('contextmenu', () => (document.documentElement.dataset['asked'] = 'yes'), { capture: true });
  });
  const at = await cellPlace(screen.grid('dropped'), 2, 3);
  await fingers.down(at);
  await fingers.move({ x: at.x + 14, y: at.y });
  await page.waitForTimeout(800); // longer than a long press: what must not happen has no sign to wait for
  await fingers.up();
  await fingers.down(at, { x: at.x + 60, y: at.y });
  await page.waitForTimeout(800);
  await fingers.up();
  await expect(page.locator('html')).not.toHaveAttribute('data-asked', 'yes');
  await expect(menu(page)).toHaveCount(0);
});

test('a tap selects what a pointer would highlight, and opens no menu', async ({ page, labUrl }) => {
  const { screen } = await recorded(page, labUrl);
  await screen.goToPhase(3);
  const at = await cellPlace(screen.grid('hidden'), 7, 8);
  await page.touchscreen.tap(at.x, at.y);
  await expect(selected(page, 'hidden')).toHaveAttribute('aria-colindex', '10');
  await expect(page.locator('[data-tensor=hidden] [role=row]:has([aria-selected=true])')).toHaveAttribute(
    'aria-rowindex',
    '9',
  );
  await expect(menu(page)).toHaveCount(0);
});

test('the right button and the menu key open the same menu, and Escape gives the focus back', async ({
  page,
  labUrl,
}) => {
  const { screen } = await recorded(page, labUrl);
  await screen.goToPhase(4);
  const at = await cellPlace(screen.grid('mask'), 1, 1);
  await page.mouse.click(at.x, at.y, { button: 'right' });
  await expect(menu(page)).toHaveAttribute('aria-label', 'm[2, 2]');
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);
  await screen.grid('mask').focus();
  await page.keyboard.press('ArrowDown');
  const row = await page
    .locator('[data-tensor=mask] [role=row]:has([aria-selected=true])')
    .getAttribute('aria-rowindex');
  await page.keyboard.press('ContextMenu');
  await expect(menu(page)).toHaveAttribute('aria-label', new RegExp(`^m\\[${String(Number(row) - 1)}, `));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(screen.grid('mask')).toBeFocused();
});

test('two fingers zoom a heat map about the point between them, and move it; the page stays as it is', async ({
  page,
  labUrl,
}) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.start({ hidden_size: '64', batch_size: '64' });
  await screen.step();
  await screen.goToPhase(3);
  const fingers = await Fingers.on(page);
  const grid = screen.grid('hidden');
  const middle = await cellPlace(grid, 40, 40);
  const pair = (apart: number, by = 0) => [
    { x: middle.x - apart + by, y: middle.y },
    { x: middle.x + apart + by, y: middle.y },
  ];
  /** The cell that a tap in the middle of the fingers selects. */
  const under = async (): Promise<readonly [number, number]> => {
    await page.touchscreen.tap(middle.x, middle.y);
    const row = page.locator('[data-tensor=hidden] [role=row]:has([aria-selected=true])');
    return [
      Number(await row.getAttribute('aria-rowindex')) - 2,
      Number(await selected(page, 'hidden').getAttribute('aria-colindex')) - 2,
    ];
  };
  await fingers.drag(pair(10), pair(40));
  await fingers.up();
  await expect(page.locator('[data-tensor=hidden]').getByRole('button', { name: 'Reduce' })).toBeEnabled();
  expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
  const [row, column] = await under();
  // To the cell: an enlarged part begins with a whole one.
  expect(Math.abs(row - 40)).toBeLessThanOrEqual(1);
  expect(Math.abs(column - 40)).toBeLessThanOrEqual(1);
  await fingers.drag(pair(40), pair(10));
  await fingers.up();
  await expect(page.locator('[data-tensor=hidden]').getByRole('button', { name: 'Reduce' })).toBeDisabled();
});

test('a finger along the strip shows phase after phase', async ({ page, labUrl }) => {
  const { fingers } = await recorded(page, labUrl);
  const phases = page.locator('.phase-strip button.phase');
  const middle = async (number: number) => {
    const box = await phases.nth(number - 1).boundingBox();
    if (!box) throw new Error('the phase is not on screen');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  await fingers.drag([await middle(2)], [await middle(6)], 16);
  await expect(phases.nth(5)).toHaveAttribute('aria-current', 'step');
  await fingers.drag([await middle(6)], [await middle(3)], 16);
  await fingers.up();
  await expect(phases.nth(2)).toHaveAttribute('aria-current', 'step');
});

test('a long press says what a pointer that stays would be told, and presses nothing', async ({ page, labUrl }) => {
  const { screen, fingers } = await recorded(page, labUrl);
  const reset = page.getByRole('button', { name: 'Reset' });
  const title = (await reset.getAttribute('title')) ?? '';
  const box = await reset.boundingBox();
  if (!box) throw new Error('the button is not on screen');
  await fingers.down({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  await expect(page.getByText(title, { exact: true })).toBeVisible();
  await fingers.up();
  expect(await screen.completedSteps()).toBe(1);
  await page.touchscreen.tap(500, 740);
  await expect(page.getByText(title, { exact: true })).toHaveCount(0);
});
