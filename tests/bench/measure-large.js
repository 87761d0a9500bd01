import { stat } from 'node:fs/promises';
import { inRounds, listed, median } from './rounds.js';
import { withFirstStep } from './window.js';

/** The largest network there can be. */
const sizes = { input_size: 1024, hidden_size: 1024, output_size: 64, batch_size: 1024 };

/** Runs in the page: seconds from pressing Step until the frame after the one in which its number is on screen. */
const measureStep = /* js */ `async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const steps = document.querySelector('[data-testid=completed-steps]');
  const changed = new Promise((resolve) => {
    new MutationObserver(resolve).observe(steps, { subtree: true, characterData: true, childList: true });
  });
  const startedAt = performance.now();
  [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === 'Step').click();
  await changed;
  await frame();
  await frame();
  return (performance.now() - startedAt) / 1000;
}`;

/** @typedef {import('./window.js').Page} Page */

/**
 * Waits until nothing is asked of the engine any more: the formulas of the step are checked.
 *
 * @param {Page} page
 */
async function settle(page) {
  await page.locator('.status-bar').filter({ hasText: 'checking' }).waitFor({ state: 'detached', timeout: 120_000 });
}

/**
 * Megabytes that the page keeps: objects, and the memory of typed arrays.
 *
 * @param {Page} page
 */
async function keptMegabytes(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1e6;
}

/**
 * What the largest network costs: until a step of it is shown, what the page keeps of it, and all of its matrices in one file.
 *
 * @returns {Promise<import('./measurement.ts').Measurement[]>}
 */
export function measureLarge() {
  return withFirstStep(async (page) => {
    await page.getByRole('button', { name: 'Hyperparameters' }).click();
    for (const [label, size] of Object.entries(sizes)) await page.getByLabel(label, { exact: true }).fill(String(size));
    await page.getByRole('button', { name: 'Start this experiment' }).click();
    await page
      .getByTestId('completed-steps')
      .filter({ hasText: /^Step 0$/ })
      .waitFor();
    const seconds = await inRounds(async () => {
      const taken = /** @type {number} */ (await page.evaluate(`(${measureStep})()`));
      await settle(page);
      return taken;
    });
    const heap = await keptMegabytes(page);
    const began = page.waitForEvent('download', { timeout: 120_000 });
    await page.getByRole('button', { name: 'File', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: /^All matrices/ }).click();
    const { size } = await stat(await (await began).path());
    return [
      {
        id: 'large-shown',
        value: median(seconds),
        detail: `Step pressed until it is on screen, 1024-1024-64, batch 1024; rounds: ${listed(seconds, 2)} s`,
      },
      {
        id: 'large-heap',
        value: heap,
        detail: 'objects and typed arrays of the page after these steps, garbage collected',
      },
      { id: 'large-zip', value: size / 1e6, detail: 'File, Export, All matrices' },
    ];
  });
}
