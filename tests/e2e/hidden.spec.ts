import type { Locator, Page } from '@playwright/test';
import { dragFile } from './drag-file.ts';
import { exportsOf } from './handed-out.ts';
import { expect, test } from './lab.ts';
import { paintedNumbers, recordPaintedTexts } from './painted-numbers.ts';
import { numbersIn, saidByPage, tellingDigits, toldBy } from './secret-numbers.ts';
import { StepScreen, viewNames } from './step-screen.ts';
import { trace, type Trace } from './trace.ts';

const column = (page: Page): Locator => page.getByRole('complementary', { name: 'Lesson', exact: true });

type Numbers = Trace &
  Readonly<Record<'preActivation' | 'output' | 'y', readonly (readonly number[])[]>> & { readonly loss: number };

/** The step of an experiment, by the command line. */
const stepOf = (...options: readonly string[]): Numbers => trace('--steps', '1', ...options) as Numbers;

/** The numbers of a tensor, or of several. */
const all = (...tensors: readonly unknown[]): readonly number[] =>
  (tensors as number[]).flat(Number.POSITIVE_INFINITY as 1).map(Number);

const gradientOf = (name: string) => (step: Numbers) => all(step.grads[name]);

/** An own lesson with a task of free text, for which something is hidden. */
const explainLesson = `---
id: own
title: Say it in words
language: en
minutes: 3
experiment: { seed: 42, steps: 1 }
---

:::explain{#why hide="output" phase=output}
Which prediction is the largest, and why?
:::
`;

interface Case {
  readonly kind: string;
  /** A lesson of the course by its number, or the text of another one. */
  readonly lesson: number | string;
  readonly task: number;
  /** How the command line computes the same step. */
  readonly options: readonly string[];
  /** The tensors that are hidden. */
  readonly hidden: readonly string[];
  /** Their numbers, as far as the command line prints them. */
  readonly secrets: (step: Numbers) => readonly number[];
  /** Numbers that may be seen meanwhile. */
  readonly inSight: (step: Numbers) => readonly number[];
  readonly answer: string | null;
  /** Where the numbers stand once the task is over. */
  readonly shownIn: string;
  readonly phase: number;
}

const data = (step: Numbers) => all(step.x, step.y, Object.values(step.initWeights), step.mask);
const forward = (step: Numbers) => [...data(step), ...all(step.preActivation, step.hidden, step.dropped, step.output)];
/** The errors and what of them goes back to the units, before the mask and behind it. */
function back(step: Numbers): readonly number[] {
  const [weights = []] = step.initWeights['fc2.weight'] as readonly (readonly number[])[];
  const errors = all(step.output).map((output, i) => (2 / step.output.length) * (output - (step.y[i]?.[0] ?? 0)));
  const sent = errors.map((error) => weights.map((weight) => error * weight));
  const masked = sent.map((row, i) => row.map((value, j) => value * (step.mask[i]?.[j] ?? 0)));
  return [...errors, ...all(sent, masked)];
}
const afterOf =
  (...names: readonly string[]) =>
  (step: Numbers) =>
    all(...names.map((name) => step.weightsAfter1[name]));
const firstLayer = (step: Numbers) => [
  ...gradientOf('fc1.weight')(step),
  ...gradientOf('fc1.bias')(step),
  ...afterOf('fc1.weight', 'fc1.bias')(step),
];
const secondLayer = (step: Numbers) => [
  ...gradientOf('fc2.weight')(step),
  ...gradientOf('fc2.bias')(step),
  ...afterOf('fc2.weight', 'fc2.bias')(step),
];
const backInto = ['fc1.weight.gradient', 'fc1.bias.gradient', 'fc1.weight.after', 'fc1.bias.after'];

/** What two tasks of lesson 8 have in common: they ask of the gradients of the second layer. */
const inSecondLayer: Omit<Case, 'kind' | 'task'> = {
  lesson: 8,
  options: ['--batch', '4'],
  hidden: ['fc2.weight.gradient', 'fc2.bias.gradient', 'fc2.weight.after', 'fc2.bias.after'],
  secrets: (step) => [...gradientOf('fc2.weight')(step), ...gradientOf('fc2.bias')(step)],
  inSight: (step) => [...forward(step), ...back(step), ...firstLayer(step)],
  answer: null,
  shownIn: 'fc2.weight.gradient',
  phase: 9,
};

const cases: readonly Case[] = [
  {
    kind: 'number',
    lesson: 6,
    task: 1,
    options: [],
    hidden: ['preActivation', 'hidden', 'dropped', 'output', ...backInto],
    secrets: (step) => all(step.preActivation, step.hidden, step.dropped, step.output),
    inSight: data,
    answer: '0.7053',
    shownIn: 'preActivation',
    phase: 2,
  },
  {
    kind: 'sign',
    lesson: 7,
    task: 1,
    options: [],
    hidden: ['output.gradient', 'dropped.gradient', 'hidden.gradient', 'preActivation.gradient', ...backInto],
    secrets: (step) => all(step.y).map((target, i) => (2 / 15) * (Number(step.output[i]?.[0]) - target)),
    inSight: forward,
    answer: null,
    shownIn: 'output.gradient',
    phase: 8,
  },
  { ...inSecondLayer, kind: 'cells', task: 2 },
  { ...inSecondLayer, kind: 'choice', task: 1 },
  {
    kind: 'order',
    lesson: 11,
    task: 1,
    options: [],
    hidden: ['preActivation.gradient', ...backInto],
    secrets: (step) => [...gradientOf('fc1.weight')(step), ...gradientOf('fc1.bias')(step)],
    inSight: (step) => [...forward(step), ...back(step), ...secondLayer(step)],
    answer: null,
    shownIn: 'preActivation.gradient',
    phase: 11,
  },
  {
    kind: 'matrix',
    lesson: 12,
    task: 5,
    options: ['--seed', '11', '--input', '2', '--hidden', '6', '--batch', '3'],
    hidden: ['fc1.weight.gradient', 'fc1.weight.after'],
    secrets: gradientOf('fc1.weight'),
    inSight: (step) => [...forward(step), ...back(step), ...secondLayer(step), ...gradientOf('fc1.bias')(step)],
    answer: null,
    shownIn: 'fc1.weight.gradient',
    phase: 12,
  },
  {
    kind: 'explain',
    lesson: explainLesson,
    task: 1,
    options: [],
    hidden: ['output', 'loss', 'output.gradient', 'preActivation.gradient', ...backInto],
    secrets: (step) => all(step.output, step.loss),
    inSight: (step) => [...data(step), ...all(step.preActivation, step.hidden, step.dropped)],
    answer: 'The one with the most units left.',
    shownIn: 'output',
    phase: 6,
  },
];

async function openTask(page: Page, labUrl: string, { lesson, task }: Case): Promise<StepScreen> {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  if (typeof lesson === 'string') {
    await dragFile(page, { name: 'own.lesson.md', text: lesson }, true);
  } else {
    await page.getByRole('link', { name: 'Lessons' }).click();
    await page.getByRole('button', { name: new RegExp(`^Open: ${String(lesson)}\\.`) }).click();
  }
  const asking = page.getByRole('dialog');
  await expect(
    column(page)
      .getByText(/^Task 1 of/)
      .or(asking),
  ).toBeVisible();
  if (await asking.isVisible()) {
    await asking.getByLabel('Student number').fill('42');
    await asking.getByRole('button', { name: 'Begin' }).click();
  }
  await screen.reached(1);
  for (let passed = 1; passed < task; passed += 1) {
    await column(page).getByRole('button', { name: 'Show the answer' }).click();
    await column(page).getByRole('button', { name: 'Next task' }).click();
  }
  await expect(column(page).getByText(new RegExp(`^Task ${String(task)} of`))).toBeVisible();
  return screen;
}

/** Goes round every screen and view, and calls `look` at each. */
async function goRound(page: Page, look: (where: string) => Promise<void>): Promise<void> {
  const screen = new StepScreen(page);
  const tabs = async (where: string, names: readonly string[]) => {
    await look(where);
    for (const name of names) {
      const tab = page.getByRole('tab', { name });
      // A screen that is hidden as a whole has none.
      if (!(await tab.isVisible())) continue;
      await tab.click();
      await look(`${where}, ${name}`);
    }
  };
  await look('the place of the task');
  await page.getByRole('link', { name: 'Step', exact: true }).click();
  for (let phase = 1; phase <= 13; phase += 1) {
    await screen.goToPhase(phase);
    await look(`phase ${String(phase)}`);
  }
  for (const view of viewNames) {
    await screen.show(view);
    await look(view);
  }
  await page.getByRole('link', { name: 'Scaling' }).click();
  await tabs('Scaling', ['Dropout on ones', 'One mask, three ways']);
  for (const name of ['Expectation', 'Training', 'Compare', /^Lessons/]) {
    await page.getByRole('link', { name }).click();
    await look(String(name));
  }
  await page.getByRole('link', { name: 'Training' }).click();
  await tabs('Training', ['Why dropout']);
  await page.keyboard.press('F8');
  await expect(page.locator('[data-projector]')).toBeVisible();
  for (let phase = 0; phase < 13; phase += 1) {
    await page.locator('[data-projector] .strip .phase').nth(phase).click();
    await look(`projected phase ${String(phase + 1)}`);
  }
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Step', exact: true }).click();
}

test.describe('what a task asks for', () => {
  test.beforeEach(async ({ page }) => {
    await recordPaintedTexts(page);
    await page.addInitScript(() => {
      for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name);
    });
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  for (const each of cases) {
    test(`${each.kind}: nowhere until it is answered, and then where it belongs`, async ({ page, labUrl }) => {
      test.setTimeout(300_000);
      const step = stepOf(...each.options);
      const telling = tellingDigits(each.secrets(step), each.inSight(step));
      expect(telling.size).toBeGreaterThan(3);
      page.setDefaultTimeout(20_000);
      const screen = await openTask(page, labUrl, each);
      const told: string[] = [];
      const places = async (where: string) => {
        for (const [way, texts] of Object.entries(await saidByPage(page))) {
          told.push(...texts.flatMap((text) => toldBy(text, telling)).map((number) => `${where}, ${way}: ${number}`));
        }
        told.push(...(await numbersIn(page, each.hidden)).map((text) => `${where}, in its cells: ${text}`));
        const painted = (await paintedNumbers(page)).filter(
          ({ tensor, text }) => each.hidden.includes(tensor) && /\d/.test(text),
        );
        told.push(...painted.map(({ tensor, text }) => `${where}, painted in ${tensor}: ${text}`));
      };
      await goRound(page, places);
      await screen.goToPhase(each.phase);
      const secrets = new Set(each.secrets(step).map(Math.fround));
      for (const number of each.inSight(step)) secrets.delete(Math.fround(number));
      const handedOut = async () => {
        const { closed, texts, numbers } = await exportsOf(page);
        told.push(...texts.flatMap((text) => toldBy(text, telling)).map((number) => `exported: ${number}`));
        told.push(...numbers.filter((number) => secrets.has(number)).map((number) => `in an array: ${String(number)}`));
        expect(told).toEqual([]);
        for (const entry of ['PyTorch script', 'Jupyter notebook', 'All matrices']) {
          expect(
            closed.some((name) => name.startsWith(entry)),
            entry,
          ).toBe(true);
        }
        return { closed, count: numbers.length };
      };
      // Selected is what is hidden: its matrix is no file either. Then x, which is one.
      const ofHidden = await handedOut();
      expect(ofHidden.closed.filter((name) => name.startsWith('Selected'))).toHaveLength(2);
      await screen.goToPhase(1);
      expect((await handedOut()).count).toBeGreaterThan(5);
      await screen.goToPhase(each.phase);
      const saving = page.waitForEvent('download');
      await page.keyboard.press('Control+s');
      expect(toldBy((await saving).suggestedFilename(), telling)).toEqual([]);

      const task = column(page);
      if (each.answer === null) await task.getByRole('button', { name: 'Show the answer' }).click();
      else {
        await task.getByRole('textbox').fill(each.answer);
        await task.locator('form button[type=submit]').click();
      }
      await screen.goToPhase(each.phase);
      await expect(screen.grid(each.shownIn).getByRole('gridcell').first()).toContainText(/\d/);
      const said = Object.values(await saidByPage(page)).flat();
      if (each.kind !== 'order') expect(said.some((text) => toldBy(text, telling).length > 0)).toBe(true);
      // The gradient of W1 is painted large where its samples are added.
      const painted = (await paintedNumbers(page)).map(({ tensor }) => tensor);
      expect(painted.some((tensor) => tensor === each.shownIn || tensor === 'outer-product-sum')).toBe(true);
    });
  }
});
