import { edgeExperiments } from '../unit/core/edge/edge-experiments.ts';
import { expect, test } from './lab.ts';
import { faults, height, openPaintedState } from './painted-experiments.ts';
import { paintedNumbers } from './painted-numbers.ts';
import { checked, saveAs } from './saved-files.ts';

const parameters = ['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias'] as const;

for (const { name, state } of edgeExperiments) {
  test(`at the edge every view says what is, and the file is whole: ${name}`, async ({ page, labUrl }) => {
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text());
    });
    await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    const screen = await openPaintedState(page, labUrl, state);
    await page.setViewportSize({ width: 1366, height });
    let count = 0;
    const look = async (where: string): Promise<void> => {
      const numbers = await paintedNumbers(page);
      count += numbers.length;
      wrong.push(...faults(numbers).map((fault) => `${where}: ${fault}`));
    };

    const open = (link: string) => page.getByRole('link', { name: link, exact: true }).click();
    const tabs = async (within: string): Promise<void> => {
      for (const tab of await page.locator('main').getByRole('tab').all()) {
        await tab.click();
        await look(`${within}, ${(await tab.textContent()) ?? ''}`);
      }
    };
    for (const phase of [1, 4, 5, 7, 10, 13]) {
      await screen.goToPhase(phase);
      await look(`phase ${String(phase)}`);
    }
    await screen.show('Gradients');
    await look('gradients');
    await screen.show('Update');
    for (const parameter of parameters) {
      await page.getByRole('radio', { name: parameter }).click();
      await look(parameter);
    }
    await screen.show('Outer product');
    await tabs('outer product');
    for (const link of ['Scaling', 'Expectation', 'Training']) {
      await open(link);
      await tabs(link);
    }
    await open('Compare');
    await look('Compare');
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(50);
    await expect(page.getByRole('alert')).toHaveCount(0);

    const path = test.info().outputPath('edge.dropoutlab');
    await saveAs(page, path);
    expect(checked(path)).toContain(': ok (');
  });
}
