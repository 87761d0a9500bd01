import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';
import { writeFileSync } from 'node:fs';
test('list', async ({ page, labUrl }) => {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  const names: string[] = [];
  page.on('response', (r) => {
    const n = /\/assets\/([^/]+\.js)$/.exec(r.url())?.[1];
    if (n) names.push(n);
  });
  const s = new StepScreen(page);
  await s.open(labUrl);
  await s.step();
  await expect(page.locator('#explanation .katex').first()).toBeVisible();
  writeFileSync('/tmp/w/first.txt', names.join('\n'));
});
