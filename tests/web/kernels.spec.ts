import type { Page, Route } from '@playwright/test';
import { expect, test } from '../e2e/lab.ts';
import { StepScreen } from '../e2e/step-screen.ts';
import { trace } from '../e2e/trace.ts';

const banner = (page: Page) => page.getByRole('alert');

/** Large enough for WebAssembly. */
const large = { hidden_size: '20', batch_size: '20' };
const largeRun = (backend: string) =>
  trace('--hidden', '20', '--batch', '20', '--steps', '1', '--backend', backend).hidden;

/** Answers every request for the kernels in one way, and says for how many. */
async function whereKernels(page: Page, answer: (route: Route) => Promise<void>): Promise<() => number> {
  let asked = 0;
  await page.context().route('**/*.wasm', async (route) => {
    asked += 1;
    await answer(route);
  });
  return () => asked;
}

for (const type of ['text/plain', 'application/octet-stream']) {
  test(`kernels served as ${type}: WebAssembly computes`, async ({ page, labUrl }) => {
    const asked = await whereKernels(page, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-type': type } });
    });
    const screen = new StepScreen(page);
    await screen.open(labUrl);
    await screen.start(large);
    await screen.step();
    expect(await screen.backend()).toBe('wasm');
    expect(await screen.numbers('hidden')).toEqual(largeRun('wasm'));
    expect(asked()).toBeGreaterThan(0);
    await expect(banner(page)).toHaveCount(0);
  });
}

const missing: Readonly<Record<string, (route: Route) => Promise<void>>> = {
  'not there': (route) => route.fulfill({ status: 404, body: 'There is nothing here.' }),
  'a page in their place': (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>?</title>' }),
  'not to be reached': (route) => route.abort(),
};
for (const [how, answer] of Object.entries(missing)) {
  test(`kernels that are ${how}: JavaScript computes, and why is said`, async ({ page, labUrl }) => {
    const asked = await whereKernels(page, answer);
    const screen = new StepScreen(page);
    await screen.open(labUrl);
    await screen.start(large);
    await screen.step();
    expect(asked()).toBeGreaterThan(0);
    expect(await screen.backend()).toBe('cpu');
    expect(await screen.numbers('hidden')).toEqual(largeRun('cpu'));
    const sentence = 'its program could not be fetched from this site (reload the page to try again)';
    await expect(page.getByTitle('Choose the engine')).toContainText(`in place of WebAssembly: ${sentence}`);
    await page.getByTitle('Choose the engine').click();
    await expect(page.getByRole('menuitemradio', { name: /^WebAssembly/ })).toContainText(`not available: ${sentence}`);
  });
}

test('an engine that is not there: a sentence, and it starts once it is', async ({ page, labUrl }) => {
  const site = await (await page.request.get(labUrl)).text();
  const engine = /name="dropout-lab-engine" content="\.(?<address>[^"]+)"/.exec(site)?.groups?.['address'];
  await page.context().route(`**${String(engine)}`, (route) => route.fulfill({ status: 404, body: 'Nothing.' }));
  const screen = new StepScreen(page);
  await page.goto(labUrl);
  await expect(banner(page)).toContainText(
    'The engine is not connected: its program could not be fetched from this site, or does not run in this browser.',
  );
  await page.context().unrouteAll();
  await banner(page).getByRole('button', { name: 'Reconnect' }).click();
  await screen.step();
  await expect(banner(page)).toHaveCount(0);
});
