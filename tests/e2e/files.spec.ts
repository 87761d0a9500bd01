import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { dragFile } from './drag-file.ts';
import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';
import { savedByItself } from './unsaved-work.ts';

/** The File menu as a person uses it; without the File System Access API, whose dialogs no program can answer. */
class FileMenu {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async choose(entry: string): Promise<void> {
    await this.page.getByRole('button', { name: 'File', exact: true }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }

  async save(): Promise<Download> {
    const download = this.page.waitForEvent('download');
    await this.choose('Save Ctrl+S');
    return download;
  }

  async open(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.choose('Open…');
    await (await chooser).setFiles(file);
  }
}

/** A browser that has only pickers and downloads. */
async function withoutFileSystemAccess(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name);
  });
}

const unsaved = (page: Page) => page.getByRole('img', { name: 'Not saved' });
const doNotSave = (page: Page) => page.getByRole('alertdialog').getByRole('button', { name: 'Don’t save' }).click();
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const damaged = (text: string) => ({ name: 'damaged.dropoutlab', mimeType: '', buffer: Buffer.from(text) });

test.describe('experiment files', () => {
  test.beforeEach(({ page }) => withoutFileSystemAccess(page));

  test('saved and opened again after a reload: the same place, the same numbers, the same undo', async ({
    page,
    labUrl,
  }) => {
    const screen = new StepScreen(page);
    const menu = new FileMenu(page);
    await screen.open(labUrl);
    await page.getByRole('button', { name: 'New seed' }).click();
    await screen.reached(0);
    await page.getByRole('button', { name: 'Run 10' }).click();
    await screen.reached(10);
    await page.getByRole('button', { name: 'Drop or keep unit 4 in all' }).click();
    await page.getByRole('button', { name: 'Run 10' }).click();
    await screen.reached(20);
    await page.getByRole('button', { name: 'Previous step' }).click();
    await expect(page.getByTestId('position')).toHaveText('Step 19 of 20');
    await title(page).getByRole('button').click();
    await page.getByLabel('Name of the experiment').fill('Unit 4 asleep');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Notes' }).click();
    await page.getByLabel('Notes on this experiment').fill('Its column of δ is 0.');
    await page.keyboard.press('Escape');
    await expect(unsaved(page)).toBeVisible();
    const [mask, after] = [await screen.numbers('mask'), await screen.numbers('dropped')];
    const download = await menu.save();
    expect(download.suggestedFilename()).toBe('Unit 4 asleep.dropoutlab');
    await expect(unsaved(page)).toHaveCount(0);
    const file = await download.path();
    expect(JSON.parse(await readFile(file, 'utf8'))).toBeTruthy();

    await page.reload();
    await expect(screen.stepButton).toBeEnabled();
    await expect(title(page)).toHaveText(/Lecture, seed 42$/);
    await menu.open(file);
    await screen.reached(20);
    await expect(title(page)).toHaveText(/Unit 4 asleep$/);
    await expect(page.getByTestId('position')).toHaveText('Step 19 of 20');
    expect(await screen.numbers('mask')).toEqual(mask);
    expect(await screen.numbers('dropped')).toEqual(after);
    await expect(unsaved(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Notes, written' }).click();
    await expect(page.getByLabel('Notes on this experiment')).toHaveValue('Its column of δ is 0.');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: /^Undo: step 10: / }).click();
    await screen.reached(10);
    await expect(unsaved(page)).toBeVisible();
    await page.getByRole('button', { name: /^Undo: new seed/ }).click();
    await screen.reached(0);
    await expect(page.getByRole('button', { name: 'Hyperparameters' })).toContainText(/seed42(?!\d)/);
    await page.keyboard.press('Control+y');
    await expect(page.getByRole('button', { name: 'Hyperparameters' })).not.toContainText(/seed42(?!\d)/);
    await screen.reached(10);
  });

  test('a damaged file is refused; the present experiment and its undo stay', async ({ page, labUrl }) => {
    const screen = new StepScreen(page);
    const menu = new FileMenu(page);
    await screen.open(labUrl);
    await screen.step();
    const text = (await readFile(await (await menu.save()).path(), 'utf8')).replace(
      '"seed": 42',
      '"seed": "forty-two"',
    );
    expect(text).toContain('forty-two');
    await page.getByRole('button', { name: 'Drop or keep unit 4 in all' }).click();
    await screen.reached(1);
    const before = await screen.numbers('dropped');
    await expect(unsaved(page)).toBeVisible();
    await menu.open(damaged(text));
    await expect(page.getByRole('alert')).toContainText('seed');
    await expect(page.getByRole('alert')).toContainText('line');
    await expect(page.getByRole('alert')).toContainText('The experiment on screen is as it was.');
    // Nobody is asked what becomes of unsaved work for a file that cannot take its place.
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    expect(await screen.numbers('dropped')).toEqual(before);
    await page.getByRole('button', { name: /^Undo: / }).click();
    await expect(page.getByRole('button', { name: 'Redo: ' })).toBeEnabled();
  });

  test('a file whose recorded numbers are not those computed here says so, at the right step', async ({
    page,
    labUrl,
  }) => {
    const screen = new StepScreen(page);
    const menu = new FileMenu(page);
    await screen.open(labUrl);
    for (let done = 0; done < 3; done += 1) await screen.step();
    const own = await readFile(await (await menu.save()).path(), 'utf8');
    interface Recorded {
      recorded: { losses: { values: [number, number, number] }; lastStep: { hidden: [[number]] } };
    }
    const changed = (change: (recorded: Recorded['recorded']) => void) => {
      const file = JSON.parse(own) as Recorded; // as it was saved
      change(file.recorded);
      return { name: 'handed-in.dropoutlab', mimeType: '', buffer: Buffer.from(JSON.stringify(file)) };
    };
    const notice = page.getByText('The numbers recorded in this file are not those computed here');
    await menu.open(changed(({ losses }) => (losses.values[1] += 1e-3)));
    await expect(notice).toContainText('step 2, loss, differs by up to 0.001');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice).toHaveCount(0);
    await menu.open(changed(({ lastStep }) => (lastStep.hidden[0][0] -= 1e-3)));
    await expect(notice).toContainText('step 3, hidden, differs by up to 0.00');
    // What was said of one file is gone with it.
    await menu.open({ name: 'own.dropoutlab', mimeType: '', buffer: Buffer.from(own) });
    await screen.reached(3);
    await expect(notice).toHaveCount(0);
  });

  test('a file that is dropped on the window is opened, another is refused', async ({ page, labUrl }) => {
    const screen = new StepScreen(page);
    const menu = new FileMenu(page);
    await screen.open(labUrl);
    await screen.step();
    const before = await screen.numbers('dropped');
    const text = await readFile(await (await menu.save()).path(), 'utf8');
    await page.getByRole('button', { name: 'New seed' }).click();
    await screen.reached(0);
    await dragFile(page, { name: 'a.dropoutlab', text }, false);
    await expect(page.getByText('What is not saved you are asked about first.')).toBeVisible();
    // What is no experiment is refused before anything is asked.
    await dragFile(page, { name: 'cat.png', text: '\u0000' }, true);
    await expect(page.getByRole('alert')).toContainText('not JSON');
    await dragFile(page, { name: 'a.dropoutlab', text }, true);
    await doNotSave(page);
    await screen.reached(1);
    expect(await screen.numbers('dropped')).toEqual(before);
    await expect(page.getByText('What is not saved you are asked about first.')).toHaveCount(0);
  });

  test('a window with unsaved work asks before it closes, and one without does not', async ({ page, labUrl }) => {
    const screen = new StepScreen(page);
    const menu = new FileMenu(page);
    await screen.open(labUrl);
    await screen.step();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => asked).toEqual(['beforeunload']);
    await screen.reached(1);
    await menu.save();
    await expect(unsaved(page)).toHaveCount(0);
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
    expect(asked).toHaveLength(1);
  });

  test('asks about unsaved work before another experiment takes its place', async ({ page, labUrl }) => {
    const screen = new StepScreen(page);
    const menu = new FileMenu(page);
    await screen.open(labUrl);
    await screen.step();
    await menu.choose('New experiment');
    await expect(page.getByRole('alertdialog', { name: 'Save the changes first?' })).toBeVisible();
    await page.keyboard.press('Escape');
    await screen.reached(1);
    await menu.choose('New experiment');
    const download = page.waitForEvent('download');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Save' }).first().click();
    expect((await download).suggestedFilename()).toBe('Lecture, seed 42.dropoutlab');
    await screen.reached(0);
    await expect(unsaved(page)).toHaveCount(0);
  });

  test('work that was not saved is offered again after the window was lost', async ({ page, labUrl, context }) => {
    const screen = new StepScreen(page);
    await screen.open(labUrl);
    await screen.step();
    await screen.step();
    await page.getByRole('button', { name: 'Drop or keep unit 4 in all' }).click();
    await screen.reached(2);
    const before = await screen.numbers('dropped');
    await savedByItself(page);
    await page.close();

    const again = await context.newPage();
    const screenAgain = new StepScreen(again);
    await screenAgain.open(labUrl);
    const card = again.getByRole('complementary', { name: 'An experiment was not saved' });
    await expect(card).toContainText('step 2');
    await card.getByRole('button', { name: /^Recover/ }).click();
    await screenAgain.reached(2);
    expect(await screenAgain.numbers('dropped')).toEqual(before);
    await expect(card).toHaveCount(0);
    await expect(unsaved(again)).toBeVisible();
    await again.getByRole('button', { name: /^Undo: step 2/ }).click();
    await savedByItself(again);
    await again.close();

    const last = await context.newPage();
    const lastScreen = new StepScreen(last);
    await lastScreen.open(labUrl);
    const lastCard = last.getByRole('complementary', { name: 'An experiment was not saved' });
    await expect(lastCard).toHaveCount(1);
    await lastCard.getByRole('button', { name: /^Discard/ }).click();
    await last.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
    await expect(lastCard).toHaveCount(0);
    await last.reload();
    await expect(lastScreen.stepButton).toBeEnabled();
    await expect(lastCard).toHaveCount(0);
  });
});

test('where the browser lets a page write files, Save writes the same file again', async ({ page, labUrl }) => {
  // Dialogs no program can answer: in their place stand a user's choices, in the file system of this origin.
  await page.addInitScript(() => {
    const choose = async (create: boolean): Promise<FileSystemFileHandle> =>
      (await navigator.storage.getDirectory()).getFileHandle('mine.dropoutlab', { create });
    Object.assign(window, {
      asked: [] as string[],
      showSaveFilePicker: ({ suggestedName }: { suggestedName: string }) => {
        (window as unknown as { asked: string[] }).asked.push(suggestedName);
        return choose(true);
      },
      showOpenFilePicker: async () => [await choose(false)],
    });
  });
  const screen = new StepScreen(page);
  const menu = new FileMenu(page);
  await screen.open(labUrl);
  await screen.step();
  await page.keyboard.press('Control+s');
  await expect(unsaved(page)).toHaveCount(0);
  await expect(title(page)).toHaveText(/mine$/);
  await screen.step();
  await expect(unsaved(page)).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(unsaved(page)).toHaveCount(0);
  expect(await page.evaluate(() => (window as unknown as { asked: string[] }).asked)).toEqual([
    'Lecture, seed 42.dropoutlab',
  ]);
  await page.reload();
  await expect(screen.stepButton).toBeEnabled();
  await menu.choose('Open…');
  await screen.reached(2);
  await page.keyboard.press('Control+Shift+s');
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { asked: string[] }).asked))
    .toEqual(['mine.dropoutlab']);
});
