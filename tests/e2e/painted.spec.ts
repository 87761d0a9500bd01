import { expect, test } from './lab.ts';
import { experiments, faults, height, hiddenDifferences, openPainted, widthsOf } from './painted-experiments.ts';
import { paintedNumbers } from './painted-numbers.ts';

const sides = { one: 'update.before', other: 'update.after', difference: 'update.step' };
const phases = 13;
const parameters = ['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias'] as const;

for (const [name, experiment] of Object.entries(experiments)) {
  test(`what is painted on the Step screen is true at every other width: ${name}`, async ({ page, labUrl }) => {
    const screen = await openPainted(page, labUrl, experiment);
    const wrong: string[] = [];
    let count = 0;
    const widths = widthsOf(experiment);
    for (const width of widths) {
      await page.setViewportSize({ width, height });
      const look = async (where: string) => {
        const numbers = await paintedNumbers(page);
        count += numbers.length;
        wrong.push(
          ...[...faults(numbers), ...hiddenDifferences(numbers, sides)].map(
            (fault) => `${String(width)} ${where}: ${fault}`,
          ),
        );
        return numbers;
      };
      await screen.show('Whole step');
      await page.getByRole('heading', { level: 1 }).click(); // the arrows move between phases, not between tabs
      for (let phase = phases; phase >= 1; phase -= 1) {
        await look(`phase ${String(phase)}`);
        await page.keyboard.press('ArrowLeft');
      }
      await screen.show('Gradients');
      await look('gradients');
      await screen.show('Update');
      for (const parameter of parameters) {
        await page.getByRole('radio', { name: parameter }).click();
        const numbers = await look(parameter);
        expect(new Set(numbers.map(({ tensor }) => tensor))).toEqual(
          new Set(['update.before', 'update.step', 'update.after']),
        );
      }
    }
    expect(wrong).toEqual([]);
    // The narrow ones have room for fewer digits.
    expect(count).toBeGreaterThan(widths.length * 1200);
  });
}
