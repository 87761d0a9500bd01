import { expect, type Page } from '@playwright/test';
import { dragFile } from '../e2e/drag-file.ts';
import { pressExport } from '../e2e/export-menu.ts';
import { speak } from '../e2e/school-windows.ts';
import { StepScreen } from '../e2e/step-screen.ts';

/** The experiment each round begins with: all that the one before has left is let go. */
const startFile = {
  name: 'soak.dropoutlab',
  text: JSON.stringify({
    format: 'dropoutlab',
    version: 1,
    title: 'Soak',
    hyperparameters: {
      inputSize: 5,
      hiddenSize: 10,
      outputSize: 1,
      batchSize: 15,
      dropProbability: 0.5,
      learningRate: 0.01,
      seed: 42,
      mode: 'inverted',
      lossConvention: 'mean-squared-error',
      maskSharing: 'per-sample',
      optimizer: 'sgd',
    },
    data: { kind: 'drawn' },
  }),
};

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const screen = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).click();

async function openStart(page: Page): Promise<void> {
  const lab = new StepScreen(page);
  const unsaved = await page.getByRole('img', { name: 'Not saved' }).count();
  await dragFile(page, startFile, true);
  if (unsaved > 0) await press(page, 'Don’t save');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Soak$/);
  await lab.reached(0);
  await screen(page, /^Step$/);
}

async function stepsAndEdits(page: Page): Promise<void> {
  const lab = new StepScreen(page);
  for (let step = 0; step < 3; step += 1) await lab.step();
  await lab.goToPhase(13);
  await press(page, 'Drop or keep unit 4 in all');
  await lab.reached(3);
  await press(page, 'Run 10');
  await lab.reached(13);
  await page.keyboard.press('Control+z');
  await lab.reached(3);
  await page.keyboard.press('Control+y');
  await lab.reached(13);
  await press(page, 'Previous step');
  await press(page, 'Last step');
  for (let phase = 1; phase <= 13; phase += 1) await lab.goToPhase(phase);
  for (const view of ['Gradients', 'Update', 'Outer product', 'Whole step'] as const) await lab.show(view);
}

async function otherScreens(page: Page): Promise<void> {
  await screen(page, 'Scaling');
  await page.getByRole('tab', { name: 'Dropout on ones' }).click();
  await screen(page, 'Expectation');
  await press(page, 'Draw');
  await expect(page.getByRole('status').filter({ hasText: /^1,000 masks drawn$/ })).toBeVisible();
  await screen(page, 'Compare');
  await page.getByLabel('What to change').selectOption({ label: 'p, drop probability' });
  await page.getByLabel('New value').fill('0.2');
  await press(page, 'Fork and compare');
  await expect(page.getByTestId('parting')).toBeVisible();
  await press(page, 'Choose another B');
  await speak(page, '简体中文');
  await speak(page, 'English');
  await screen(page, /^Lessons/);
  await screen(page, /^Step$/);
}

async function filesAndDialogs(page: Page): Promise<void> {
  await pressExport(page, /^Worksheet/);
  await expect(page.locator('.worksheet-dialog .worksheet-paper')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.worksheet-dialog')).toHaveCount(0);
  const saved = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  await (await saved).delete();
  await page.keyboard.press('F8');
  await expect(page.locator('[data-projector] .caption')).toBeVisible();
  await page.keyboard.press('Escape');
  await press(page, 'New seed');
  await new StepScreen(page).reached(0);
}

/** Frames a second of the page, over two seconds. */
async function framesPerSecond(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const begun = performance.now();
        let frames = 0;
        const look = (now: number) => {
          frames += 1;
          if (now - begun < 2000) requestAnimationFrame(look);
          else resolve((1000 * frames) / (now - begun));
        };
        requestAnimationFrame(look);
      }),
  );
}

/** A run at full speed, looked at while its curves grow; the frames a second of it, as a share of those of the same page at rest. */
async function aRun(page: Page): Promise<number> {
  await screen(page, 'Training');
  await page.getByLabel('How many').fill('1000000');
  const rest = await framesPerSecond(page);
  await press(page, 'Start');
  await expect.poll(() => new StepScreen(page).completedSteps()).toBeGreaterThan(50);
  const running = await framesPerSecond(page);
  await press(page, 'Stop run');
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeEnabled();
  return running / rest;
}

/** Works the app from a file it opens to another seed, once through all of it; gives the frames a second of a run, as a share of rest. */
export async function workRound(page: Page): Promise<number> {
  await openStart(page);
  await stepsAndEdits(page);
  await otherScreens(page);
  const frames = await aRun(page);
  await filesAndDialogs(page);
  return frames;
}
