import { keyTable } from '#renderer/components/keys/key-table.ts';
import { openIn, recordStep, texts, type SceneLanguage } from './every-scene.ts';
import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';

const sheet = '.keys-sheet';

for (const language of Object.keys(texts) as SceneLanguage[]) {
  test(`a question mark shows every key of the table, in ${language}`, async ({ page, labUrl }) => {
    await openIn(page, labUrl, language);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: texts[language].keys.title })).toBeVisible();
    // What is heard by the menu of the desktop window alone is not of this one.
    const desktopUses = ['new', 'print'];
    const all = Object.keys(keyTable) as (keyof typeof keyTable)[]; // it has no others
    const uses = all.filter((use) => !desktopUses.includes(use));
    await expect(page.locator(`${sheet} dt`)).toHaveText(uses.map((use) => texts[language].keys.uses[use]));
    await page.keyboard.press('Escape');
    await expect(page.locator(sheet)).toHaveCount(0);
  });
}

test('the sheet opens from the File menu and with F1, on the start screen and the projector too, and gives the focus back', async ({
  page,
  labUrl,
}) => {
  await openIn(page, labUrl, 'en');
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  await expect(page.locator(sheet)).toBeVisible();
  await page.keyboard.press('Escape');
  await recordStep(page);
  await page.locator('.phase-strip button.phase').nth(2).focus();
  await page.keyboard.press('F1');
  await expect(page.locator(sheet)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.phase-strip button.phase').nth(2)).toBeFocused();
  await page.keyboard.press('F8');
  await page.keyboard.press('?');
  await expect(page.locator(sheet)).toBeVisible();
  // Escape closes the sheet, not what is behind it.
  await page.keyboard.press('Escape');
  await expect(page.locator(sheet)).toHaveCount(0);
  await expect(page.locator('[data-projector]')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Start screen' }).click();
  await page.keyboard.press('F1');
  await expect(page.locator(sheet)).toBeVisible();
});

test('a question mark that is typed stays a question mark, and the key can be turned off', async ({ page, labUrl }) => {
  await openIn(page, labUrl, 'en');
  await page.getByRole('button', { name: 'Notes' }).click();
  const notes = page.getByLabel('Notes on this experiment');
  await notes.pressSequentially('why?');
  await expect(notes).toHaveValue('why?');
  await expect(page.locator(sheet)).toHaveCount(0);
  await page.getByRole('button', { name: 'Close the notes' }).click();

  await page.keyboard.press('F1');
  await page.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.locator(sheet)).toHaveCount(0);
  await page.reload();
  await expect(page.locator('.lab')).toBeVisible();
  await page.keyboard.press('?');
  await page.keyboard.press('F1');
  await expect(page.getByRole('checkbox')).not.toBeChecked();
});

for (const language of Object.keys(texts) as SceneLanguage[]) {
  test(`nothing of the sheet is cut in a small window, in ${language}`, async ({ page, labUrl }) => {
    await openIn(page, labUrl, language);
    for (const [width, height] of [
      [1024, 700],
      [1366, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.keyboard.press('F1');
      const scroller = page.locator(`${sheet} .places`);
      await expect(scroller).toBeVisible();
      await scroller.focus();
      await expect(scroller).toBeFocused();
      const outside = await scroller.evaluate((box) => {
        const around = box.getBoundingClientRect();
        // What it scrolls to, from where it stands; a reader of keys scrolls down and not sideways.
        const [right, bottom] = [around.left + box.clientWidth, around.top - box.scrollTop + box.scrollHeight];
        return [...box.querySelectorAll('h3, dt, dd, kbd')]
          .filter((part) => {
            const { left, right: end, bottom: foot } = part.getBoundingClientRect();
            return left < around.left || end > right + 0.5 || foot > bottom + 0.5;
          })
          .map((part) => part.textContent);
      });
      expect(outside, `${String(width)}x${String(height)}`).toEqual([]);
      expect(await scroller.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
      await page.keyboard.press('End');
      await expect(page.locator(`${sheet} section`).last()).toBeInViewport();
      await page.keyboard.press('Escape');
    }
  });
}

test('a number typed on a cell is typed into its field; Enter changes it, Escape does not, and both go back to the matrix', async ({
  page,
  labUrl,
}) => {
  await openIn(page, labUrl, 'en');
  await recordStep(page);
  const screen = new StepScreen(page);
  const weights = screen.grid('fc1.weight');
  await weights.focus();
  const before = await screen.numbers('fc1.weight');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('-0.25');
  await expect(page.getByLabel('Change this number')).toHaveValue('-0.25');
  await page.keyboard.press('Enter');
  await expect(weights).toBeFocused();
  await expect.poll(async () => (await screen.numbers('fc1.weight'))[0]?.[1]).toBe(-0.25);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('7');
  await page.keyboard.press('Escape');
  await expect(weights).toBeFocused();
  await page.keyboard.press('ArrowRight');
  const after = await screen.numbers('fc1.weight');
  expect(after[0]).toEqual(before[0]?.map((value, column) => (column === 1 ? -0.25 : value)));
  // What cannot be changed has no field, and a number typed there is typed nowhere.
  await screen.grid('hidden').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('5');
  await expect(screen.grid('hidden')).toBeFocused();
});
