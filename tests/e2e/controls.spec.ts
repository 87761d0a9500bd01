import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';

test('a first-time user reaches a recorded step in one click', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await expect(page.getByText('Nothing computed yet')).toBeVisible();
  await screen.stepButton.click();
  await expect(page.getByTestId('loss')).toHaveText('1.4334');
});

test('Run 10 trains ten steps, Reset gives the same start again', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  const first = await screen.numbers('dropped');
  await page.getByRole('button', { name: 'Run 10' }).click();
  await screen.reached(11);
  await expect(page.getByRole('img', { name: /Loss by step: 11 steps/ })).toBeVisible();
  await page.getByRole('button', { name: 'Reset' }).click();
  await screen.reached(0);
  await screen.step();
  expect(await screen.numbers('dropped')).toEqual(first);
});

test('New seed draws other weights with the same settings', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await page.getByRole('button', { name: 'New seed' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/seed 42$/);
  await screen.reached(0);
  await screen.step();
  await expect(page.getByTestId('loss')).not.toHaveText('1.4334');
});

test('the form says which rule a value breaks while it is typed, and starts nothing wrong', async ({
  page,
  labUrl,
}) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await page.getByRole('button', { name: 'Hyperparameters' }).click();
  const start = page.getByRole('button', { name: 'Start this experiment' });
  await page.getByLabel('hidden_size').fill('1025');
  await expect(page.getByText('A whole number from 1 to 1,024').or(page.getByText('from 1 to 1024'))).toBeVisible();
  await expect(start).toBeDisabled();
  await page.getByLabel('hidden_size').fill('4');
  await page.getByLabel('p, drop probability').fill('1');
  await expect(page.getByText('At least 0 and less than 1')).toBeVisible();
  await page.getByLabel('p, drop probability').fill('0,25');
  await expect(start).toBeEnabled();
  await start.click();
  await screen.reached(0);
  await expect(page.getByRole('button', { name: 'Hyperparameters' })).toContainText('5-4-1');
  await expect(page.getByRole('button', { name: 'Hyperparameters' })).toContainText('0.75');
});

test('classic dropout keeps 1 in the mask, off drops nothing', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.start({}, 'Classic');
  await screen.step();
  expect(new Set((await screen.numbers('mask')).flat())).toEqual(new Set([0, 1]));
  await screen.start({}, 'Off');
  await screen.step();
  expect(new Set((await screen.numbers('mask')).flat())).toEqual(new Set([1]));
});

test('a unit dropped in every sample leaves its row exactly unchanged and says why', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  // One sample: every unit it drops is dropped in every sample.
  await screen.start({ batch_size: '1', 'p, drop probability': '0.9' });
  await screen.step();
  const [mask = []] = await screen.numbers('mask');
  const dropped = mask.flatMap((value, unit) => (value === 0 ? [unit] : []));
  expect(dropped.length).toBeGreaterThan(0);
  await screen.show('Gradients');
  const gradient = await screen.numbers('fc1.weight.gradient');
  for (const unit of dropped) expect(gradient[unit]).toEqual([0, 0, 0, 0, 0]);
  await expect(page.getByText('Zero: dropped in all 1').first()).toBeVisible();
  await screen.show('Update');
  const before = await screen.numbers('update.before');
  const after = await screen.numbers('update.after');
  for (const unit of dropped) expect(after[unit]).toEqual(before[unit]);
  await expect(page.getByText('Unchanged: dropped in all 1').first()).toBeVisible();
});

test('a large network is a heat map that can be enlarged', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.start({ hidden_size: '200', batch_size: '64' });
  await screen.step();
  const grid = screen.grid('dropped');
  await expect(grid).toHaveAttribute('aria-colcount', '201');
  const enlarge = page.locator('[data-tensor=dropped]').getByRole('button', { name: 'Enlarge' });
  await enlarge.click();
  await grid.focus();
  await page.keyboard.press('Control+End');
  await expect(grid.locator('[aria-selected=true]')).toHaveAttribute('aria-colindex', '201');
});

test('after a lost connection the experiment is kept and computed again to the same numbers', async ({
  page,
  labUrl,
}) => {
  let cut: () => Promise<void> = () => Promise.resolve();
  await page.routeWebSocket(/\/lab/, (socket) => {
    socket.connectToServer();
    cut = () => socket.close();
  });
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await screen.step();
  const before = await screen.numbers('dropped');
  await cut();
  await expect(page.getByRole('alert')).toContainText('Your experiment is kept in this window: 2 steps');
  expect(await screen.numbers('dropped')).toEqual(before);
  await page.getByRole('button', { name: 'Reconnect' }).click();
  await screen.reached(2);
  expect(await screen.numbers('dropped')).toEqual(before);
  await screen.step();
  await screen.reached(3);
});
