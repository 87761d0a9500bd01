import { keyTable } from '#renderer/components/keys/key-table.ts';
import { openIn, recordStep, texts, type SceneLanguage } from './every-scene.ts';
import { expect, test } from './lab.ts';

const sheet = '.keys-sheet';

for (const language of Object.keys(texts) as SceneLanguage[]) {
  test(`a question mark shows every key of the table, in ${language}`, async ({ page, labUrl }) => {
    await openIn(page, labUrl, language);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: texts[language].keys.title })).toBeVisible();
    // What is heard by the menu of the desktop window alone is not of this one.
    const uses = Object.keys(keyTable).filter((use) => use !== 'new') as (keyof typeof keyTable)[];
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
