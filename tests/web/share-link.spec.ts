import { experimentFileBytes } from '#shared/experiment/write-file.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import type { Page } from '@playwright/test';
import { dragFile } from '../e2e/drag-file.ts';
import { openFileMenu } from '../e2e/export-menu.ts';
import { expect, test } from '../e2e/lab.ts';
import { StepScreen } from '../e2e/step-screen.ts';
import { work } from '../e2e/unsaved-work.ts';
import { plainParts } from '../unit/shared/experiment/plain-parts.ts';
import { hearRequests } from './heard-requests.ts';

const entry = 'Copy a link to this experiment';
const clipboard = ['clipboard-read', 'clipboard-write'];

async function copyLink(page: Page): Promise<string> {
  await openFileMenu(page);
  await page.getByRole('menuitem', { name: entry }).click();
  await expect(page.getByText('The link is in the clipboard')).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

test('a link is copied, and opens in another browser to the same digits; nothing of it is ever in a request', async ({
  page,
  context,
  browser,
  labUrl,
}) => {
  const between = await hearRequests(labUrl);
  await context.grantPermissions(clipboard);
  const { screen, numbers } = await work(page, between.url);
  await screen.goToPhase(5);
  const link = await copyLink(page);
  expect(link.startsWith(`${between.url}#experiment=`)).toBe(true);
  await expect(
    page.getByText('the settings with the seed, the edits, step 10, what is on screen, and the notes'),
  ).toBeVisible();

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(link);
  const opened = new StepScreen(other);
  await opened.reached(10);
  expect(await opened.numbers('dropped')).toEqual(numbers);
  expect(other.url()).toBe(between.url);
  await expect(other.getByRole('heading', { name: 'From a link' })).toBeVisible();
  await expect(other.getByRole('img', { name: 'Not saved' })).toBeVisible();
  await expect(other.locator('.phase-strip button.phase').nth(4)).toHaveAttribute('aria-current', 'step');
  await opened.step();
  await screen.step();
  expect(await opened.numbers('dropped')).toEqual(await screen.numbers('dropped'));
  // All is fetched that ever will be: the site is kept.
  await other.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await elsewhere.close();

  const packed = link.split('=')[1] ?? '';
  expect(packed.length).toBeGreaterThan(100);
  expect(between.heard.length).toBeGreaterThan(20);
  const told = between.heard.filter((part) => part.includes('experiment=') || part.includes(packed.slice(10, 40)));
  expect(told).toEqual([]);
  await between.stop();
});

test('a damaged link is said in three languages, and the lab starts as ever', async ({ browser, labUrl }) => {
  for (const [locale, said] of [
    ['en', 'The experiment in this link is damaged or not whole'],
    ['es-ES', 'El experimento de este enlace está dañado o incompleto'],
    ['zh-CN', '此链接中的实验已损坏或不完整'],
  ] as const) {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto(`${labUrl}#experiment=eJwLz0gsUShPLFYoLU5VyE0sKtFRKC1OBQBR`);
    await expect(page.getByRole('alert')).toContainText(said);
    expect(page.url()).toBe(labUrl);
    await page
      .getByRole('button')
      .filter({ hasText: /^(Open the step|Abrir el paso|打开这一步)/ })
      .click();
    await new StepScreen(page).page.getByTestId('completed-steps').waitFor();
    await expect(page.getByTestId('completed-steps')).toContainText('1');
    await context.close();
  }
});

test('a link that is opened over unsaved work asks first', async ({ page, context, labUrl }) => {
  await context.grantPermissions(clipboard);
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  const link = await copyLink(page);
  await screen.step();
  const numbers = await screen.numbers('dropped');
  const follow = () => page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await follow();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Save the changes first?');
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(await screen.numbers('dropped')).toEqual(numbers);
  expect(page.url()).toBe(labUrl);
  await follow();
  await question.getByRole('button', { name: 'Don’t save' }).click();
  await expect(page.getByRole('heading', { name: 'From a link' })).toBeVisible();
  await screen.reached(0);
});

test('where the browser keeps its clipboard, the link is shown to be copied', async ({ page, labUrl }) => {
  await page.addInitScript(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await openFileMenu(page);
  await page.getByRole('menuitem', { name: entry }).click();
  const address = page.getByRole('textbox', { name: 'Link to this experiment' });
  await expect(address).toHaveValue(/#experiment=[\w-]+$/);
  await address.focus();
  const selected = () => page.evaluate(() => getSelection()?.toString());
  expect(await selected()).toBe(await address.inputValue());
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(address).toHaveCount(0);
});

test('an experiment that is too large for a link says so, and what to do', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  const hyperparameters = { ...lectureHyperparameters, inputSize: 60, hiddenSize: 60 };
  const values = Float32Array.from({ length: 3600 }, (_, place) => Math.sin(place));
  const edits = [{ kind: 'tensor', step: 1, tensor: 'fc1.weight', values } as const];
  const state = { hyperparameters, data: { kind: 'drawn' } as const, edits, completedSteps: 0 };
  const text = new TextDecoder().decode(experimentFileBytes({ ...plainParts, state }, null));
  await dragFile(page, { name: 'large.dropoutlab', text }, true);
  await expect(page.getByRole('heading', { name: 'large' })).toBeVisible();
  await openFileMenu(page);
  await page.getByRole('menuitem', { name: entry }).click();
  await expect(page.getByRole('alert')).toContainText(
    'This experiment needs more than the 8000 characters that a link may have: save it as a file, and pass that on.',
  );
});
