import type { Locator, Page } from '@playwright/test';
import { bugIds, type BugId } from '#shared/bugs/bug-ids.ts';
import { bugTable, programWith } from '#shared/bugs/bugs.ts';
import { rightBugAnswer } from '#shared/bugs/judge-bug.ts';
import { expect, test } from './lab.ts';
import { languageNames, schoolWindows, speak } from './school-windows.ts';
import { axeFinds } from './axe-finds.ts';
import { StepScreen } from './step-screen.ts';
import { trace } from './trace.ts';

const numberOf = (bug: BugId): number => bugIds.indexOf(bug) + 1;
const tile = (page: Page, place: string) => page.locator(`[data-tensor-bar="${place}"]`);

/** Opens the app, records a step and opens a program of the list. */
async function openProgram(page: Page, url: string, bug: BugId): Promise<StepScreen> {
  const screen = new StepScreen(page);
  await screen.open(url);
  await screen.step();
  await page.getByRole('link', { name: 'Lessons' }).click();
  await page.locator(`[data-program="${String(numberOf(bug))}"]`).click();
  await expect(page.getByRole('radiogroup', { name: 'What the program computes' })).toBeVisible();
  return screen;
}

/** An arrow is down for as long as it takes to get there, as under a finger: what has the focus then is chosen. */
async function arrowTo(page: Page, key: 'ArrowRight' | 'ArrowDown', to: Locator): Promise<void> {
  await page.keyboard.down(key);
  await expect(to).toBeFocused();
  await expect(to).toBeChecked();
  await page.keyboard.up(key);
}

function expectSame(shown: number[][], expected: number[][]): void {
  const normal = (rows: number[][]) => rows.map((row) => row.map((value) => Math.fround(value) + 0)); // -0 is shown as 0
  expect(normal(shown)).toEqual(normal(expected));
}

/** Presses Tab until an element of this kind has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab leads to ${selector}`);
}

test('by keyboard alone: where it first differs, which line, and why', async ({ page, labUrl }) => {
  await openProgram(page, labUrl, 'gate-for-mask');
  await expect(page.locator('.bug-strip .bar')).toHaveCount(0);

  // A wrong answer first: from x on to y.
  await tabTo(page, '[data-tensor-bar]');
  await arrowTo(page, 'ArrowRight', tile(page, 'y'));
  await tabTo(page, 'form button[type="submit"]');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('bug-verdict')).toContainText('Look further on');

  // Through the strip until something differs; the marks say so.
  await page.keyboard.press('Shift+Tab');
  await tabTo(page, '[data-tensor-bar]');
  const places = await page
    .locator('[data-tensor-bar]')
    .evaluateAll((all) => all.map((item) => item.getAttribute('data-tensor-bar') ?? ''));
  const begun = (await page.locator('[data-tensor-bar]:focus').getAttribute('data-tensor-bar')) ?? '';
  for (const place of places.slice(places.indexOf(begun) + 1)) {
    await arrowTo(page, 'ArrowRight', tile(page, place));
    await expect(tile(page, place).locator('.number')).toHaveText(/[=≠]/);
    if ((await tile(page, place).locator('.number').textContent()) === '≠') break;
  }
  await expect(tile(page, 'hidden.gradient')).toBeFocused();
  await tabTo(page, 'form button[type="submit"]');
  await page.keyboard.press('Enter');
  await expect(page.locator('.bug-strip .inked')).toHaveAttribute('data-tensor-bar', 'hidden.gradient');
  await expect(page.locator('.questions')).toBeFocused();

  // The line is chosen with the arrows, then answered.
  await tabTo(page, 'button[data-line]');
  const lines = programWith('gate-for-mask').filter(({ id, number }) => id !== null && number <= 11);
  for (const { number } of lines) {
    if (number > 1) await arrowTo(page, 'ArrowDown', page.locator(`button[data-line="${String(number)}"]`));
  }
  await expect(page.locator('form input')).toHaveValue('11');
  await tabTo(page, 'form button[type="submit"]');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'What was wrong' })).toContainText('g_h = g_d * m');
  expect(await axeFinds(page)).toEqual([]);
});

test('the lab’s side is the recorded step, and the program’s what its line makes of it', async ({ page, labUrl }) => {
  const screen = await openProgram(page, labUrl, 'gate-for-mask');
  const backend = await screen.backend();
  const { dropped, grads } = trace('--seed', '42', '--steps', '1', '--backend', backend);
  await tile(page, 'hidden.gradient').click();
  expectSame(await screen.numbers('bug.lab'), grads['hidden'] as number[][]);
  const back = grads['dropped'] as number[][]; // [batch, hidden]
  const passed = back.map((row, sample) => row.map((value, unit) => ((dropped[sample]?.[unit] ?? 0) > 0 ? value : 0)));
  expectSame(await screen.numbers('bug.program'), passed);
});

test('answers are kept with the experiment, and the list says how far each program is', async ({ page, labUrl }) => {
  await openProgram(page, labUrl, 'late-print');
  await tile(page, 'printed.before').click();
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('button', { name: 'All lessons' }).click();
  await expect(page.locator(`[data-program="${String(numberOf('late-print'))}"]`)).toContainText(
    'first difference found, 1 try',
  );
  await page.locator(`[data-program="${String(numberOf('late-print'))}"]`).click();
  await page.locator('form input').fill(rightBugAnswer('late-print', 'line'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'What was wrong' })).toBeVisible();
  // No way out of the app: an address is a text.
  await expect(page.locator('.find-the-bug a')).toHaveCount(0);
});

for (const language of languageNames) {
  test(`every program is read without a cut text and without a violation, in ${language}`, async ({ page, labUrl }) => {
    test.setTimeout(120_000);
    await openProgram(page, labUrl, bugIds[0]);
    await speak(page, language);
    for (const { width, height } of schoolWindows) {
      await page.setViewportSize({ width, height });
      const cut = await page.locator('.find-the-bug').evaluate((view) => view.scrollWidth > view.clientWidth);
      expect(cut, `${String(width)} x ${String(height)}`).toBe(false);
    }
    expect(await axeFinds(page, '.find-the-bug')).toEqual([]);
    for (const bug of bugIds) {
      await expect(page.locator('.position')).toContainText(String(numberOf(bug)));
      await tile(page, bugTable[bug].first).click();
      await page.locator('form button[type="submit"]').click();
      await expect(page.locator('button[data-line]')).toHaveCount(
        programWith(bug).filter(({ id }) => id !== null).length,
      );
      await page.locator('form input').fill(rightBugAnswer(bug, 'line'));
      await page.locator('form button[type="submit"]').click();
      await expect(page.locator('.bug-explanation')).toBeVisible();
      if (bug !== bugIds.at(-1)) await page.locator('.find-the-bug nav .icon-button').last().click();
    }
    expect(await axeFinds(page, '.find-the-bug')).toEqual([]);
  });
}

test('opened before any step it records one by itself, and the line that was found is in sight', async ({
  page,
  labUrl,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await page.getByRole('link', { name: 'Lessons' }).click();
  await page.locator(`[data-program="${String(numberOf('p-for-q'))}"]`).click();
  await expect(page.getByRole('radiogroup', { name: 'What the program computes' })).toBeVisible();
  await expect(page.getByTestId('completed-steps')).toContainText('1');
  for (const question of ['tensor', 'line']) {
    await page.getByRole('button', { name: /^Show the/ }).click();
    if (question === 'tensor') await expect(page.locator('.questions')).toBeFocused();
  }
  await expect(page.locator('.program-code .wrong')).toBeInViewport({ ratio: 1 });
});
