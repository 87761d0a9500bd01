import { axeFinds } from './axe-finds.ts';
import { expect, test } from './lab.ts';
import { StepScreen, viewNames } from './step-screen.ts';

declare global {
  interface Window {
    policyViolations: string[];
  }
}

test('no request leaves 127.0.0.1 and the content policy is never violated', async ({ page, labUrl }) => {
  const strangers: string[] = [];
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (hostname !== '127.0.0.1' && protocol !== 'data:') strangers.push(request.url());
  });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    window.policyViolations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.policyViolations.push(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });

  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  for (const view of viewNames) {
    await screen.show(view);
    await page.mouse.move(400, 400);
  }
  await screen.step();
  await page.getByRole('img', { name: /Loss by step/ }).hover();
  for (const name of ['Scaling', 'Expectation', 'Training', 'Compare', 'Step']) {
    await page.getByRole('link', { name, exact: true }).click();
    await expect(
      page
        .locator('main')
        .getByRole(name === 'Step' ? 'grid' : 'heading')
        .first(),
    ).toBeVisible();
  }
  // What opens is loaded first; whoever closes it has seen it.
  await page.getByRole('button', { name: 'Hyperparameters' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByTitle('Choose the engine').click();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Dark theme' }).click();

  expect(strangers).toEqual([]);
  expect(await page.evaluate(() => window.policyViolations)).toEqual([]);
  expect(complaints).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1280, height: 800 } });

    test('axe finds nothing in any view', async ({ page, labUrl }) => {
      test.slow(); // axe walks the whole document six times
      const screen = new StepScreen(page);
      const found: string[] = [];
      async function audit(where: string): Promise<void> {
        found.push(...(await axeFinds(page)).map((violation) => `${where}: ${violation}`));
      }
      await screen.open(labUrl);
      await audit('before the first step');
      await screen.step();
      for (const view of viewNames) {
        await screen.show(view);
        await audit(view);
      }
      await page.getByRole('button', { name: 'Hyperparameters' }).click();
      await page.getByLabel('hidden_size').fill('many');
      await audit('form');
      expect(found).toEqual([]);
    });
  });
}
