import type { Page } from '@playwright/test';
import { dragFile } from './drag-file.ts';
import { exported } from './export-menu.ts';
import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';
import { trace } from './trace.ts';

/** Two experiments that differ in nothing but their masks and what is made of them, all of which a task hides. */
const layers = ['lecture', 'nn.Dropout'] as const;

const lesson = (layer: string): string => `---
id: own
title: Which units
language: en
minutes: 3
experiment: { seed: 42, dropoutLayer: ${layer}, steps: 1 }
---

:::cells{#lost of="units of mask in row 4 that are dropped"}
Which units does sample 4 lose?
:::
`;

/** The pictures of the places in which the hidden numbers would stand, as the bytes of their files. */
async function pictures(page: Page): Promise<ReadonlyMap<string, Buffer>> {
  const screen = new StepScreen(page);
  const taken = new Map<string, Buffer>();
  const take = async (name: string): Promise<void> => {
    taken.set(name, Buffer.from((await exported(page, /^Picture \(PNG\)/)).bytes));
  };
  for (const phase of [4, 7, 10]) {
    await screen.goToPhase(phase);
    await take(`phase ${String(phase)}`);
  }
  await screen.show('Update');
  await take('Update');
  return taken;
}

test('pictures are alike to the last pixel whatever is hidden in them, and differ once it is not', async ({
  page,
  labUrl,
  labHost,
}) => {
  const masks = layers.map((layer) => JSON.stringify(trace('--steps', '1', '--dropout-layer', layer).mask));
  expect(masks[0]).not.toBe(masks[1]);
  await page.setViewportSize({ width: 1366, height: 768 });
  const [hidden, shown]: Awaited<ReturnType<typeof pictures>>[][] = [[], []];
  for (const layer of layers) {
    // What the window before has left is not offered in this one, where it would take room.
    await page.goto('about:blank');
    await labHost.forgetSaved();
    const screen = new StepScreen(page);
    await screen.open(labUrl);
    await dragFile(page, { name: 'own.lesson.md', text: lesson(layer) }, true);
    await expect(page.getByText('Task 1 of 1')).toBeVisible();
    await screen.reached(1);
    hidden?.push(await pictures(page));
    await page.getByRole('button', { name: 'Show the answer' }).click();
    await page.getByRole('link', { name: 'Step', exact: true }).click();
    shown?.push(await pictures(page));
  }
  const alike = ([one, other]: typeof hidden = []): readonly string[] =>
    [...(one ?? [])].filter(([name, bytes]) => other?.get(name)?.equals(bytes) === true).map(([name]) => name);
  expect(alike(hidden)).toEqual([...(hidden?.[0]?.keys() ?? [])]);
  expect(alike(shown)).toEqual([]);
});
