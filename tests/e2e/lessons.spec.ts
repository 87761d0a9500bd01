import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { dragFile } from './drag-file.ts';
import { expect, test } from './lab.ts';
import { paintedNumbers, recordPaintedTexts } from './painted-numbers.ts';
import { languageNames, schoolWindows, speak } from './school-windows.ts';
import { axeFinds } from './axe-finds.ts';
import { StepScreen } from './step-screen.ts';
import { trace } from './trace.ts';

const column = (page: Page) => page.getByRole('complementary', { name: 'Lesson', exact: true });
const verdict = (page: Page) => column(page).locator('.verdict');

async function openLessons(page: Page, labUrl: string): Promise<StepScreen> {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await page.getByRole('link', { name: 'Lessons' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Forward by hand' })).toBeVisible();
  return screen;
}

async function openLesson(page: Page, labUrl: string, name: RegExp): Promise<StepScreen> {
  const screen = await openLessons(page, labUrl);
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
  await expect(column(page).getByText(/^Task 1 of/)).toBeVisible();
  return screen;
}

/** Files are downloads and pickers: dialogs of the system no program can answer. */
async function withoutFileSystemAccess(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name);
  });
}

/** Loads the page again as in a browser that has done no lesson, and does not go on where it was. */
async function reloadAsAnother(page: Page): Promise<void> {
  await page.addInitScript(() => {
    localStorage.removeItem('dropout-lab.lessons');
    sessionStorage.removeItem('dropout-lab.own-work');
  });
  await page.reload();
}

const ownLesson = (of: string) => `---
id: own
title: One number
language: en
minutes: 3
experiment: { seed: own, batchSize: 4, steps: 1 }
---

:::number{#n of="${of}"}
Which number?
:::
`;

test.describe('lessons', () => {
  test.beforeEach(({ page }) => withoutFileSystemAccess(page));

  test('by keyboard: a wrong answer is named, a hint taken, the right one shown, and the next task follows', async ({
    page,
    labUrl,
  }) => {
    const screen = await openLesson(page, labUrl, /^Open: 6\./);
    const task = column(page);
    await expect(page.getByRole('link', { name: 'Lessons (open: 6)' })).toBeVisible();
    await expect(page.getByText('Phase 2 of 13')).toBeVisible();
    // What is asked is on no screen, not even for those who read it aloud.
    await expect(screen.grid('preActivation').getByRole('gridcell').first()).not.toContainText(/\d\.\d/);
    // The explanation reads out other cells, and nothing of this one.
    await page.getByRole('button', { name: 'Explanation', exact: true }).click();
    await expect(page.locator('#explanation')).toContainText('hidden until the question is answered');
    await task.getByRole('button', { name: 'Lesson 6 of 13' }).click();
    const field = task.getByRole('textbox', { name: 'z₁[7, 4]' });
    await field.focus();
    const [x, w] = [(await screen.numbers('x'))[6] ?? [], (await screen.numbers('fc1.weight'))[3] ?? []];
    const withoutBias = x.reduce((sum, value, index) => sum + value * (w[index] ?? 0), 0).toFixed(4);
    await page.keyboard.type(withoutBias);
    await page.keyboard.press('Enter');
    await expect(verdict(page)).toContainText('Not yet: the bias is missing');
    await expect(verdict(page)).toContainText(withoutBias);
    await expect(field).toBeFocused();
    await task.getByRole('button', { name: 'Give me a hint' }).press('Enter');
    await expect(task.getByText('Hint 1 of 2')).toBeVisible();
    await field.fill('0,7053');
    await field.press('Enter');
    await expect(verdict(page)).toContainText('Right this time');
    await expect(verdict(page)).toContainText('It is0.7053');
    expect((await screen.numbers('preActivation'))[6]?.[3]).toBeCloseTo(0.705309212, 6);
    await task.getByRole('button', { name: 'Next task' }).press('Enter');
    await expect(task.getByText('Task 2 of 6')).toBeVisible();
  });

  test('units are marked by a click in a matrix, by their numbers and by a list', async ({ page, labUrl }) => {
    const screen = await openLesson(page, labUrl, /^Open: 6\./);
    await column(page).getByRole('button', { name: 'Show the answer' }).click();
    await column(page).getByRole('button', { name: 'Next task' }).click();
    const row = (await screen.numbers('preActivation'))[6] ?? [];
    const dead = row.flatMap((value, index) => (value > 0 ? [] : [index + 1]));
    const [first = 0, ...others] = dead;
    const grid = screen.grid('preActivation');
    const box = (await grid.boundingBox()) ?? { width: 0, height: 0 };
    await grid.click({ position: { x: ((first - 0.5) / 10) * box.width, y: (6.5 / 15) * box.height }, force: true });
    await expect(column(page).getByRole('button', { name: `Unit ${String(first)}`, exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await column(page).getByRole('button', { name: 'Check' }).click();
    await expect(verdict(page)).toContainText('Not yet');
    await column(page)
      .getByRole('textbox', { name: 'Units as a list' })
      .fill([first, ...others].join(' '));
    await column(page).getByRole('button', { name: 'Check' }).click();
    await expect(verdict(page)).toContainText('Right this time');
  });

  test('what the answer is made of stands beside it with its digits: m, W2, and x', async ({ page, labUrl }) => {
    await recordPaintedTexts(page);
    await page.setViewportSize({ width: 1366, height: 768 });
    const screen = await openLesson(page, labUrl, /^Open: 9\./);
    const next = async () => {
      await column(page).getByRole('button', { name: 'Show the answer' }).click();
      await column(page).getByRole('button', { name: 'Next task' }).click();
    };
    const painted = async (tensor: string) => (await paintedNumbers(page)).filter((each) => each.tensor === tensor);
    expect((await painted('fc2.weight')).map(({ text }) => text)).toHaveLength(10);
    await next();
    await next();
    await expect(column(page).getByText('Task 3 of 6')).toBeVisible();
    const mask = trace('--steps', '1').mask;
    expect(await screen.numbers('mask.again')).toEqual(mask);
    const kept = mask.flat().filter((value) => value !== 0);
    expect((await painted('mask')).map(({ text }) => text)).toEqual(kept.map(String));
    await expect(screen.grid('mask.again')).toHaveAccessibleName(/as above/);
    await expect(page.locator('.no-gradient')).toHaveCount(0);
    await page.getByRole('link', { name: /^Lessons/ }).click();
    await page.getByRole('button', { name: /^Open: 12\./ }).click();
    const leaving = page.getByRole('alertdialog');
    await leaving.getByRole('button', { name: 'Don’t save' }).click();
    await expect(column(page).getByText('Lesson 12 of 13')).toBeVisible();
    for (let task = 1; task < 4; task += 1) await next();
    await expect(column(page).getByText('Task 4 of 6')).toBeVisible();
    expect(await painted('x')).toHaveLength(6);
  });

  test('saved and opened after a reload, it goes on where it was left', async ({ page, labUrl }) => {
    await openLesson(page, labUrl, /^Open: 6\./);
    await column(page).getByRole('textbox').fill('0.7053');
    await page.keyboard.press('Enter');
    await column(page).getByRole('button', { name: 'Next task' }).click();
    await expect(column(page).getByText('Task 2 of 6')).toBeVisible();
    const saving = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    const file = await (await saving).path();
    const text = await readFile(file, 'utf8');
    expect(text).toContain('forward-by-hand/pre-activation');
    await reloadAsAnother(page);
    await expect(new StepScreen(page).stepButton).toBeEnabled();
    await expect(column(page)).toHaveCount(0);
    await dragFile(page, { name: 'mine.dropoutlab', text }, true);
    await expect(column(page).getByText('Task 2 of 6')).toBeVisible();
    await column(page).getByRole('button', { name: 'Task 1, done' }).click();
    await expect(verdict(page)).toContainText('Right');
    await expect(verdict(page)).toContainText('0.7053');
  });

  test('a lesson of one’s own: its fault is named by its line; put right, it asks for the student’s number', async ({
    page,
    labUrl,
  }) => {
    const screen = new StepScreen(page);
    await screen.open(labUrl);
    await dragFile(page, { name: 'own.lesson.md', text: ownLesson('droped[1,1]') }, true);
    await expect(column(page).getByText('Line 9')).toBeVisible();
    await expect(column(page)).toContainText('dropped');
    await screen.reached(0);
    await dragFile(page, { name: 'own.lesson.md', text: ownLesson('dropped[1,1]') }, true);
    const asking = page.getByRole('dialog');
    await asking.getByLabel('Student number').fill('2023 1234');
    await asking.getByRole('button', { name: 'Begin' }).click();
    await expect(column(page).getByText('Task 1 of 1')).toBeVisible();
    await screen.reached(1);
    await expect(page.getByRole('button', { name: 'Hyperparameters' })).toContainText('20231234');
    const saving = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    const saved = await readFile(await (await saving).path(), 'utf8');
    expect(JSON.parse(saved)).toMatchObject({ student: 20231234, lesson: { id: 'own' } });
  });

  test('handed out after it was worked through, it begins at task 1, and is saved by the student’s number', async ({
    page,
    labUrl,
  }) => {
    const screen = await openLesson(page, labUrl, /^Open: 6\./);
    await column(page).getByRole('button', { name: 'Show the answer' }).click();
    await column(page).getByRole('button', { name: 'Next task' }).click();
    await screen.stepButton.click();
    await screen.reached(2);
    const starting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'File', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Save lesson start…' }).click();
    const given = await starting;
    expect(given.suggestedFilename()).toBe('Lesson 6, Forward by hand, start.dropoutlab');
    await expect(column(page).getByText('begins at task 1, without your answers and your number')).toBeVisible();
    await screen.reached(2);
    await reloadAsAnother(page);
    await expect(screen.stepButton).toBeEnabled();
    const text = await readFile(await given.path(), 'utf8');
    await dragFile(page, { name: given.suggestedFilename(), text }, true);
    const asking = page.getByRole('dialog');
    await expect(asking.getByRole('button', { name: 'Go on without it' })).toBeVisible();
    await asking.getByLabel('Student number').fill('1234');
    await asking.getByRole('button', { name: 'Begin' }).click();
    await expect(column(page).getByText('Task 1 of 6')).toBeVisible();
    await screen.reached(1);
    await expect(screen.grid('preActivation').getByRole('gridcell').first()).not.toContainText(/\d\.\d/);
    const saving = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    expect((await saving).suggestedFilename()).toBe('lesson-6-1234.dropoutlab');
  });

  test('which lesson it is can be read whole in every window and language', async ({ page, labUrl }) => {
    await openLesson(page, labUrl, /^Open: 6\./);
    const number = page.locator('.lesson-column > header > .number');
    for (const language of languageNames) {
      await speak(page, language);
      for (const size of schoolWindows) {
        await page.setViewportSize(size);
        const cut = await number.evaluate((element) => element.scrollWidth - element.clientWidth);
        expect(cut, `${language}, ${String(size.width)}`).toBeLessThanOrEqual(0);
      }
    }
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`nothing and nothing cut off beside a lesson: ${colorScheme}`, async ({ page, labUrl }) => {
      await page.emulateMedia({ colorScheme });
      await openLesson(page, labUrl, /^Open: 6\./);
      for (const size of schoolWindows) {
        await page.setViewportSize(size);
        const sideways = await column(page).evaluate((element) =>
          Array.from(element.querySelectorAll('.body, .card, footer'), (box) => box.scrollWidth - box.clientWidth),
        );
        expect(Math.max(...sideways), String(size.width)).toBeLessThanOrEqual(0);
      }
      expect(await axeFinds(page)).toEqual([]);
      await column(page).getByRole('button', { name: 'Show the answer' }).click();
      expect(await axeFinds(page)).toEqual([]);
      await page.getByRole('link', { name: /^Lessons/ }).click();
      await expect(page.getByRole('heading', { name: 'Forward by hand', level: 3 })).toBeVisible();
      expect(await axeFinds(page)).toEqual([]);
    });
  }
});
