import type { Page } from '@playwright/test';
import { answerDialogs, askedOf, writeFile, writtenIn } from './browser-dialogs.ts';
import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';

const mine = 'Lecture, seed 42.dropoutlab';

async function choose(page: Page, ...entries: readonly (string | RegExp)[]): Promise<void> {
  await page.getByRole('button', { name: 'File', exact: true }).click();
  for (const name of entries) await page.getByRole('menuitem', { name }).click();
}

/** How many steps a saved file has; 0 while it is written, and where another program wrote it. */
async function stepsIn(page: Page, name: string): Promise<number> {
  const text = await writtenIn(page, name);
  return Number(/"completedSteps":\s*(\d+)/.exec(text)?.[1] ?? 0);
}

test.beforeEach(({ page }) => answerDialogs(page));

test('in a run the browser is asked where to save at once, by key and by menu; the step that is done is saved, and the run goes on', async ({
  page,
  labUrl,
}) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.startRun();
  await page.keyboard.press('Control+s');
  await expect.poll(() => stepsIn(page, mine)).toBeGreaterThan(20);
  expect(await askedOf(page)).toEqual(['save']);
  await expect(page.getByText(/^Saved .*; the run goes on$/)).toBeVisible();
  const first = await stepsIn(page, mine);
  expect(first).toBeLessThanOrEqual(await screen.completedSteps());

  await expect.poll(() => screen.completedSteps()).toBeGreaterThan(first + 20);
  await choose(page, /^Save Ctrl/);
  await expect.poll(() => stepsIn(page, mine)).toBeGreaterThan(first);
  await choose(page, /^Save as/);
  await page.keyboard.press('Control+Shift+S');
  await expect.poll(() => askedOf(page)).toEqual(['save', 'save', 'save']);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Stop run' }).click();
  await expect(screen.stepButton).toBeEnabled();
  await expect(page.getByText(/the run goes on$/)).toHaveCount(0);
  await expect(page.getByRole('img', { name: 'Not saved' })).toBeVisible();
});

test('whatever asks for a file asks at once, in a run, too', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('img', { name: 'Not saved' })).toHaveCount(0);
  await page.evaluate((name) => (window.answers.opens = name), mine);
  await page.reload();
  await expect(screen.stepButton).toBeEnabled();
  await page.evaluate((name) => (window.answers.opens = name), mine);
  await page.keyboard.press('Control+o');
  await screen.reached(1);

  await screen.startRun();
  const asked: string[] = ['open'];
  const asks = async (dialog: string, act: () => Promise<void>): Promise<void> => {
    await act();
    asked.push(dialog);
    await expect.poll(() => askedOf(page)).toEqual(asked);
  };
  // It was opened to be read: whether it may be written is asked now, and once.
  await asks('permission', () => page.keyboard.press('Control+s'));
  await expect.poll(() => stepsIn(page, mine)).toBeGreaterThan(1);
  const saved = await stepsIn(page, mine);
  await page.keyboard.press('Control+s');
  await expect.poll(() => stepsIn(page, mine)).toBeGreaterThan(saved);
  await asks('pick', () => choose(page, /^Import weights/));
  await asks('save', () => choose(page, /^New lesson/));
  await asks('open', () => choose(page, /^Open/));
  await expect(page.getByText('opens as soon as what is under way is done')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a file that another program has changed or deleted is asked about before it is overwritten', async ({
  page,
  labUrl,
}) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await page.keyboard.press('Control+s');
  const unsaved = page.getByRole('img', { name: 'Not saved' });
  await expect(unsaved).toHaveCount(0);
  await writeFile(page, mine, 'of another program');
  await screen.step();
  await page.keyboard.press('Control+s');
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText(`“${mine}” was changed by another program`);
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await writtenIn(page, mine)).toBe('of another program');
  await expect(unsaved).toBeVisible();

  await page.keyboard.press('Control+s');
  await question.getByRole('button', { name: 'Overwrite' }).click();
  await expect.poll(() => stepsIn(page, mine)).toBe(2);
  await expect(unsaved).toHaveCount(0);

  await page.evaluate(async (name) => (await navigator.storage.getDirectory()).removeEntry(name), mine);
  await screen.step();
  await page.keyboard.press('Control+s');
  await expect(question).toContainText('was deleted, moved or renamed');
  await question.getByRole('button', { name: 'Save elsewhere' }).click();
  await expect.poll(() => askedOf(page)).toEqual(['save', 'save']);
  await expect.poll(() => stepsIn(page, mine)).toBe(3);
  await expect(page.getByRole('alert')).toHaveCount(0);
});
