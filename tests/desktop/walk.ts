import { chmod, cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { checked, recordedIn } from '../e2e/saved-files.ts';
import { StepScreen } from '../e2e/step-screen.ts';
import { savedByItself } from '../e2e/unsaved-work.ts';
import type { Desk, Walker } from './desk.ts';
import { savedByWeb, seenInBrowserMode, seenInWeb } from './other-shells.ts';

const corpus = join(import.meta.dirname, '../unit/core/experiments/corpus');
const unsaved = (page: Page): Locator => page.getByRole('img', { name: 'Not saved' });

/** Waits until the start screen has its engine. */
async function atTheStart(desk: Desk): Promise<StepScreen> {
  const page = await desk.page();
  await expect(page.getByRole('button', { name: 'Open the step' })).toBeEnabled();
  return new StepScreen(page);
}

/** From the start screen to the first step of the lecture, which is nobody's work yet. */
async function openTheStep(desk: Desk): Promise<StepScreen> {
  const lab = await atTheStart(desk);
  await lab.page.getByRole('button', { name: 'Open the step' }).click();
  await lab.reached(1);
  return lab;
}

/** A file of the thirtieth step, as somebody has sent it. */
async function receivedFile({ folder }: Walker): Promise<string> {
  const path = join(folder, 'received.dropoutlab');
  await cp(join(corpus, 'lecture-step-30.dropoutlab'), path);
  return path;
}

/** The steps of the walk by their names. Each starts the app anew: none leans on another. */
export const steps: Readonly<Record<string, (walker: Walker) => Promise<void>>> = {
  async 'opens its window and trains a step in its training process'({ start }) {
    const desk = await start();
    const lab = await openTheStep(desk);
    expect(lab.page.url()).toBe('app://lab/index.html');
    // The loss of the lecture's first step with seed 42, as PyTorch computes it.
    await expect(lab.page.getByText('1.4334').first()).toBeVisible();
    await lab.step();
    await desk.photograph('step');
  },

  async 'saves and opens through the menu and the dialogs of the system'({ start, folder }) {
    const desk = await start();
    const lab = await openTheStep(desk);
    const path = join(folder, 'mine.dropoutlab');
    await lab.step();
    await expect(unsaved(lab.page)).toBeVisible();
    await desk.namingFile(path, () => desk.choose('File', 'Save as…'));
    await expect(unsaved(lab.page)).toHaveCount(0);
    const first = await readFile(path, 'utf8');
    await lab.step();
    await expect(unsaved(lab.page)).toBeVisible();
    await desk.choose('File', 'Save');
    await expect(unsaved(lab.page)).toHaveCount(0);
    expect(await readFile(path, 'utf8')).not.toBe(first);
    await desk.choose('File', 'New experiment');
    await lab.reached(0);
    await desk.namingFile(path, () => desk.choose('File', 'Open…'));
    await lab.reached(3);
    await expect(lab.page.getByRole('heading', { level: 1 })).toContainText('mine');
    await desk.photograph('opened');
  },

  async 'opens the file it is started with'(walker) {
    const desk = await walker.start(await receivedFile(walker));
    await new StepScreen(await desk.page()).reached(30);
    await desk.photograph('first-start');
  },

  async 'hands the file of a second start to the first'(walker) {
    const desk = await walker.start();
    const lab = await atTheStart(desk);
    await desk.startAgain(await receivedFile(walker));
    await lab.reached(30);
    await desk.photograph('second-start');
  },

  async 'opens what the web edition and browser mode have saved, and they open what it saves, to the last byte of a number'({
    start,
    folder,
  }) {
    const path = join(folder, 'passed-on.dropoutlab');
    await savedByWeb(path);
    const fromWeb = await recordedIn(path);
    const inHost = await seenInBrowserMode(path, folder, 1);
    await chmod(path, 0o666); // another user of this computer may have made it
    const desk = await start(path);
    const lab = new StepScreen(await desk.page());
    await lab.reached(inHost.step);
    expect(await lab.numbers('dropped')).toEqual(inHost.dropped);
    await lab.step();
    const here = { step: await lab.completedSteps(), dropped: await lab.numbers('dropped') };
    await desk.choose('File', 'Save');
    await expect(unsaved(lab.page)).toHaveCount(0);
    const fromHere = await recordedIn(path);
    expect({ start: fromHere.start, engine: fromHere.engine }).toEqual({
      start: fromWeb.start,
      engine: fromWeb.engine,
    });
    const before = fromWeb.losses.values;
    expect(fromHere.losses.values.slice(0, before.length)).toEqual(before);
    expect(checked(path)).toContain(': ok (');
    expect(await seenInBrowserMode(path, folder)).toEqual(here);
    expect(await seenInWeb(path)).toEqual(here);
  },

  async 'undoes and redoes through the menu: the experiment, and in a field what was typed there'({ start }) {
    const desk = await start();
    const lab = await openTheStep(desk);
    const settings = lab.page.getByRole('button', { name: 'Hyperparameters' });
    await lab.step();
    await lab.page.getByRole('button', { name: 'New seed' }).click();
    await lab.reached(0);
    await expect(settings).not.toContainText(/seed42(?!\d)/);
    await desk.choose('Edit', 'Undo');
    await lab.reached(2);
    await expect(settings).toContainText(/seed42(?!\d)/);
    await desk.choose('Edit', 'Redo');
    await lab.reached(0);
    await expect(settings).not.toContainText(/seed42(?!\d)/);
    await lab.page.getByRole('button', { name: 'Notes' }).click();
    const notes = lab.page.getByLabel('Notes on this experiment');
    await notes.pressSequentially('Seed');
    await desk.choose('Edit', 'Undo');
    // How much of what was typed goes at once is Chromium's to say.
    await expect(notes).not.toHaveValue('Seed');
    await expect(settings).not.toContainText(/seed42(?!\d)/);
    await desk.photograph('undone');
  },

  async 'asks before it closes: goes on, or leaves unsaved'({ start }) {
    const desk = await start();
    const lab = await openTheStep(desk);
    await lab.step();
    await desk.answering('Cancel', () => desk.closeWindow());
    await lab.step();
    await desk.answering('Don’t save', () => desk.closeWindow());
    await desk.ended();
  },

  async 'saves before it closes'({ start, folder }) {
    const desk = await start();
    const lab = await openTheStep(desk);
    await lab.step();
    const path = join(folder, 'kept.dropoutlab');
    await desk.namingFile(path, () => desk.answering('Save', () => desk.closeWindow()));
    await desk.ended();
    const again = await start();
    const reopened = await atTheStart(again);
    await again.namingFile(path, () => again.choose('File', 'Open…'));
    await reopened.reached(2);
  },

  async 'closes without a question when nothing would be lost'({ start }) {
    const desk = await start();
    await atTheStart(desk);
    await desk.closeWindow();
    await desk.ended();
  },

  async 'has again what was not saved when its window crashed'({ start }) {
    const desk = await start();
    const lab = await openTheStep(desk);
    await lab.step();
    await savedByItself(lab.page);
    await desk.answering('Reload', () => desk.killPage());
    const page = await desk.page();
    // The window loaded again takes up by itself what it had saved by itself.
    await new StepScreen(page).reached(2);
    await expect(unsaved(page)).toBeVisible();
    await desk.photograph('recovered');
  },

  async 'goes on after its training process was killed'({ start }) {
    const desk = await start();
    const lab = await openTheStep(desk);
    await desk.killTrainer();
    await lab.page.getByRole('button', { name: 'Reconnect' }).click();
    await expect(lab.stepButton).toBeEnabled();
    await expect(lab.page.getByRole('alert')).toHaveCount(0);
    await lab.step();
    await desk.photograph('reconnected');
  },

  async 'asks the network for nothing, even when the page tries'({ start }) {
    const desk = await start();
    const lab = await openTheStep(desk);
    const { page } = lab;
    const address = 'http://example.com/';
    expect(await page.evaluate((url) => fetch(url).catch(() => 'refused'), address)).toBe('refused');
    await page.evaluate((url) => {
      document.body.appendChild(new Image()).src = url;
      location.href = url;
    }, address);
    // It is still there, and works.
    await lab.step();
    expect(lab.page.url()).toBe('app://lab/index.html');
    expect(await desk.network()).toEqual([]);
  },

  async 'quits in the middle of a run'({ start }) {
    const desk = await start();
    const lab = await openTheStep(desk);
    await lab.startRun();
    await desk.photograph('run');
    await desk.answering('Don’t save', () => desk.choose('File', 'Quit Dropout Lab'));
    await desk.ended();
  },
};
