import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { en } from '#renderer/locales/en/index.ts';
import { es } from '#renderer/locales/es/index.ts';
import { zhCN } from '#renderer/locales/zh-CN/index.ts';
import { afterPaint } from './school-windows.ts';

/** What the app says in each language. */
export const texts = { en, es, 'zh-CN': zhCN } as const;
export type SceneLanguage = keyof typeof texts;

const weights = join(import.meta.dirname, '../unit/core/import/cases/w05_sequential.safetensors');
const table = ['size,rooms,price', '51.5,2,180', '74,3,265', '42,1,150'].join('\n');

/** A picture of the app as a user meets it, and what of it is new: a selector, or all. */
export interface Scene {
  readonly name: string;
  readonly part?: string;
}

/** Opens the app in a language, past the start screen. */
export async function openIn(page: Page, url: string, language: SceneLanguage): Promise<void> {
  await page.addInitScript((chosen) => {
    if (location.protocol === 'http:') localStorage.setItem('dropout-lab.language', chosen);
  }, language);
  await page.goto(url);
  await expect(page.locator('.lab .button.primary').first()).toBeEnabled();
}

/** Records one step. */
export async function recordStep(page: Page): Promise<void> {
  const steps = page.getByTestId('completed-steps');
  const before = (await steps.textContent()) ?? '';
  await page.locator('.step-controls .button.primary').click();
  await expect(steps).not.toHaveText(before);
  await expect(page.locator('.step-controls .button.primary')).toBeEnabled();
}

/** Walks through all that the app can show, in the language in force; what is fetched when it is opened has arrived. */
export async function* everyScene(page: Page, language: SceneLanguage): AsyncGenerator<Scene> {
  for await (const scene of openScenes(page, language)) {
    await expect(page.locator(scene.part ?? 'main').first()).toBeVisible();
    yield scene;
  }
}

/** The screens come in the order of the rail. */
async function* openScenes(page: Page, language: SceneLanguage): AsyncGenerator<Scene> {
  const say = texts[language];
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const screen = async (name: keyof typeof say.rail): Promise<void> => {
    await page.getByRole('link', { name: say.rail[name], exact: true }).click();
    await afterPaint(page);
  };
  const fileItem = async (name: string): Promise<void> => {
    await button(say.file.menu).click();
    await page.getByRole('menuitem', { name }).click();
  };
  /** On a phone the second menu lies over the first, and a mouse that stays there would be on another entry. */
  const hasTouch = await page.evaluate(() => navigator.maxTouchPoints > 0);
  const openExports = async (): Promise<void> => {
    await button(say.file.menu).click();
    const item = page.getByRole('menuitem', { name: say.export.menu });
    await (hasTouch ? item.tap() : item.click());
    await expect(page.locator('[role=menu]')).toHaveCount(2);
  };
  const away = async (part: string): Promise<void> => {
    await page.keyboard.press('Escape');
    await expect(page.locator(part)).toHaveCount(0);
  };

  yield { name: 'before the first step' };
  await recordStep(page);
  yield { name: 'a step' };
  const phases = page.locator('.phase-strip button.phase');
  // Data, the mask, the loss, back through the mask, the outer product: phases that differ in kind.
  for (const number of [1, 4, 7, 10, 12]) {
    await phases.nth(number - 1).click();
    await afterPaint(page);
    yield { name: `phase ${String(number)}`, part: 'main' };
  }
  const tabs = page.locator('main [role=tab]');
  for (let tab = 1; tab < (await tabs.count()); tab += 1) {
    await tabs.nth(tab).click();
    await afterPaint(page);
    yield { name: `tab ${String(tab + 1)} of the outer product`, part: 'main' };
  }
  await phases.last().click();
  for (const view of ['gradients', 'update'] as const) {
    await page.getByRole('tab', { name: say.views[view] }).click();
    await afterPaint(page);
    yield { name: view, part: 'main' };
  }
  await phases.nth(3).click();
  await page.locator('[data-tensor=mask] [role=grid]').focus();
  await page.keyboard.press('Space');
  await expect(page.locator('.edits-chip')).toBeVisible();
  await page.locator('.edits-chip').click();
  yield { name: 'the list of edits', part: '.edits-list' };
  await away('.edits-list');
  yield { name: 'after an edit' };

  await button(say.file.menu).click();
  yield { name: 'the File menu', part: '[role=menu]' };
  await page.keyboard.press('Escape');
  await openExports();
  yield { name: 'the menu of exports', part: '[role=menu]:last-of-type' };
  await page.keyboard.press('Escape');
  await away('[role=menu]');
  await page.locator('.menu-trigger').last().click();
  yield { name: 'the languages', part: '[role=menu]' };
  await away('[role=menu]');
  await page.locator('.status-bar .engine').click();
  yield { name: 'the engines', part: '[role=menu]' };
  await away('[role=menu]');
  await page.locator('.chips').click();
  await expect(page.locator('.form-popover input').first()).toBeVisible();
  yield { name: 'the settings', part: '.form-popover' };
  await away('.form-popover');
  await page.locator('[aria-haspopup=dialog].rail-place').click();
  yield { name: 'the notes', part: '.notes-panel' };
  await button(say.notes.close).click();

  await screen('scaling');
  yield { name: 'Scaling', part: 'main' };
  await screen('expectation');
  yield { name: 'Expectation', part: 'main' };
  await screen('training');
  yield { name: 'Training', part: 'main' };
  await page.getByRole('tab', { name: say.training.tabs.why }).click();
  await afterPaint(page);
  yield { name: 'Why dropout', part: 'main' };
  await screen('compare');
  yield { name: 'what to compare with', part: 'main' };
  await page.getByRole('spinbutton').or(page.getByLabel(say.compare.fork.value)).first().fill('0.2');
  await button(say.compare.fork.start).click();
  await expect(page.getByTestId('parting')).toBeVisible();
  yield { name: 'a comparison', part: 'main' };

  await page.keyboard.press('F1');
  await expect(page.locator('.keys-sheet')).toBeVisible();
  yield { name: 'the sheet of keys', part: '.keys-sheet' };
  await away('.keys-sheet');
  await openExports();
  await page.getByRole('menuitem', { name: say.file.worksheet }).click();
  await expect(page.locator('.worksheet-dialog .worksheet-paper')).toBeVisible();
  yield { name: 'the worksheet', part: '.worksheet-dialog' };
  await away('.worksheet-dialog');
  await fileItem(say.file.importTable);
  await page.getByLabel(say.import.paste, { exact: true }).fill(table);
  await expect(page.locator('.import-dialog table')).toBeVisible();
  yield { name: 'a table to import', part: '.import-dialog' };
  await away('.import-dialog');
  const chooser = page.waitForEvent('filechooser');
  await fileItem(say.file.importWeights);
  await (await chooser).setFiles(weights);
  await expect(page.getByRole('dialog')).toBeVisible();
  yield { name: 'weights to import', part: '[role=dialog]' };
  await away('[role=dialog]');
  await fileItem(say.file.new);
  await expect(page.getByRole('alertdialog')).toBeVisible();
  yield { name: 'leaving changes', part: '[role=alertdialog]' };
  await away('[role=alertdialog]');

  await screen('step');
  await page.keyboard.press('F8');
  await expect(page.locator('[data-projector] .caption')).toBeVisible();
  await page.locator('.strip .phase').nth(3).click();
  await afterPaint(page);
  yield { name: 'the projector, asking' };
  await page.keyboard.press('Enter');
  await afterPaint(page);
  yield { name: 'the projector, answering', part: '[data-projector]' };
  await page.keyboard.press('Escape');
  await button(say.welcome.open).click();
  await expect(page.locator('.welcome')).toBeVisible();
  yield { name: 'the start screen' };
  await button(say.welcome.back).click();
  yield* lessonScenes(page, language);
}

/** The lessons, each kind of task open and answered, and a program with a mistake. */
async function* lessonScenes(page: Page, language: SceneLanguage): AsyncGenerator<Scene> {
  const say = texts[language];
  const column = page.locator('.lesson-column');
  const open = async (number: number): Promise<void> => {
    await openLessons(page, language);
    await page
      .locator('.lesson-row')
      .nth(number - 1)
      .getByRole('button')
      .click();
    const question = page.getByRole('alertdialog');
    await expect(question.or(column.locator('.lesson-task')).first()).toBeVisible();
    if (await question.isVisible())
      await question.getByRole('button', { name: say.leave.discard, exact: true }).click();
    await expect(column.locator('.lesson-task')).toBeVisible();
    await afterPaint(page);
  };
  await openLessons(page, language);
  yield { name: 'the lessons', part: 'main' };
  for (const lesson of [9, 12]) {
    await open(lesson);
    yield { name: `lesson ${String(lesson)}` };
    const tasks = await column.locator('.position button').count();
    for (let task = 1; task < Math.max(tasks, 6); task += 1) {
      const name = `lesson ${String(lesson)}, task ${String(task)}`;
      if (task > 1) yield { name, part: '.lesson-column' };
      const field = column.locator('.answer.number input');
      if (lesson === 9 && (await field.count()) > 0) {
        await field.fill('7');
        await field.press('Enter');
        await expect(column.locator('.verdict h3')).toBeVisible();
        yield { name: `${name}, answered wrong`, part: '.lesson-column' };
      }
      await column.getByRole('button', { name: say.lessons.task.show, exact: true }).click();
      await expect(column.locator('.verdict h3')).toBeVisible();
      await afterPaint(page);
      yield { name: `${name}, with its answer`, part: '.lesson-column' };
      await column.locator('footer .button.primary').click();
    }
    yield { name: `lesson ${String(lesson)}, an explanation`, part: '.lesson-column' };
    await column.locator('textarea').fill('x');
    await column.locator('.answer .button.primary').click();
    await column.locator('footer .button.primary').click();
    await expect(column.locator('.lesson-task')).toHaveCount(0);
    yield { name: `the end of lesson ${String(lesson)}`, part: '.lesson-column' };
  }
  await column.getByRole('button', { name: say.lessons.close, exact: true }).click();
  await openLessons(page, language);
  await page.locator('main').getByRole('button', { name: say.file.lessonGuide, exact: true }).click();
  await afterPaint(page);
  yield { name: 'how lessons are written', part: 'main' };
  await page.locator('main button').first().click();
  await page.locator('main').getByRole('button', { name: say.file.teachGuide, exact: true }).click();
  await afterPaint(page);
  yield { name: 'how to teach', part: 'main' };
  await page.locator('main button').first().click();
  await page.locator('[data-program]').first().click();
  await expect(page.locator('.bug-strip')).toBeVisible();
  yield { name: 'a program with a mistake' };
  await page.locator('.find-the-bug form .link').last().click();
  await afterPaint(page);
  yield { name: 'where it first differs', part: 'main' };
  await page.locator('.find-the-bug form .link').last().click();
  await afterPaint(page);
  yield { name: 'which line it was', part: 'main' };
}

/** Goes to the list of lessons; the name of its place tells which is open. */
export async function openLessons(page: Page, language: SceneLanguage): Promise<void> {
  const { lessons: name } = texts[language].rail;
  await page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
  await expect(page.locator('.lesson-row').first()).toBeVisible();
}
