import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';

/** A file of two steps, as it is saved. */
async function savedFile(page: Page, url: string): Promise<string> {
  // Without the browser's own dialog the file is downloaded.
  await page.addInitScript(() => {
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name);
  });
  const screen = new StepScreen(page);
  await screen.open(url);
  await screen.step();
  await screen.step();
  const saved = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  return readFileSync(await (await saved).path(), 'utf8');
}

test('a file that is given while the window begins is opened, however soon', async ({ page, labUrl, context }) => {
  const text = await savedFile(page, labUrl);
  await page.close(); // one tab at a time has the app
  for (const afterMs of [0, 10, 50, 200, 1000]) {
    const other = await context.newPage();
    // From when the window hears of files at all: the page's own listener is there once its app is.
    await other.addInitScript(
      ({ wait, content }) => {
        const give = (): void => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([content], 'given.dropoutlab'));
          document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        };
        const listen = window.addEventListener.bind(window);
        window.addEventListener = (...heard: Parameters<typeof listen>) => {
          listen(...heard);
          if (heard[0] === 'drop') setTimeout(give, wait);
        };
      },
      { wait: afterMs, content: text },
    );
    await other.goto(labUrl);
    await expect(other.getByTestId('completed-steps'), `${String(afterMs)} ms`).toHaveText('Step 2');
    await expect(other.getByRole('heading', { level: 1 })).toContainText('given');
    await other.close({ runBeforeUnload: false });
  }
});

test('two edits and the undo of both, each asked for while the one before is computed, are all done', async ({
  page,
  labUrl,
}) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  const before = await screen.numbers('mask');
  const mask = screen.grid('mask');
  /** All in one task of the page: nothing of it can have been done when the last is asked for. */
  const press = (...keys: readonly { readonly key: string; readonly ctrlKey?: boolean }[]) =>
    mask.evaluate((grid, pressed) => {
      for (const each of pressed) {
        grid.dispatchEvent(new KeyboardEvent('keydown', { ...each, bubbles: true, cancelable: true }));
      }
    }, keys);
  await mask.focus();
  await press({ key: ' ' }, { key: 'ArrowDown' }, { key: ' ' });
  await expect(page.getByRole('button', { name: '2 edits' })).toBeVisible();
  await expect(screen.stepButton).toBeEnabled();
  await press({ key: 'z', ctrlKey: true }, { key: 'z', ctrlKey: true });
  await expect(page.getByRole('button', { name: /edits?$/ })).toHaveCount(0);
  await expect(screen.stepButton).toBeEnabled();
  expect(await screen.numbers('mask')).toEqual(before);
});
