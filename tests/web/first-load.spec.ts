import { countTransferred } from '../bench/transferred.js';
import { expect, test } from '../e2e/lab.ts';
import { StepScreen } from '../e2e/step-screen.ts';

/**
 * What the web edition fetches until the first recorded step is on screen, as a server that packs sends it: its programs (window and
 * engine) and styles, with the font of the app within the 560 kB that are the goal; and all fonts, those of the first formula included.
 */
const mostBytes = { programs: 511_000, all: 690_000 };

test('the first step is on screen after no more than it was', async ({ page, labUrl }) => {
  const transferred = await countTransferred(page);
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await expect(page.locator('#explanation .katex').first()).toBeVisible();
  const fetched = await transferred();
  const sum = (sizes: readonly (readonly [string, number])[]) => sizes.reduce((total, [, size]) => total + size, 0);
  const programs = sum([...fetched].filter(([path]) => /\.(js|css)$/.test(path)));
  const engines = [...fetched.keys()].filter((path) => path.includes('/assets/engine-'));
  expect(engines.length, 'the engine is counted').toBeGreaterThan(0);
  test.info().annotations.push({ type: 'first load', description: `${String(sum([...fetched]))} bytes` });
  expect(programs).toBeLessThan(mostBytes.programs);
  expect(sum([...fetched])).toBeLessThan(mostBytes.all);
});
