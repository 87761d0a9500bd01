import type { Page } from '@playwright/test';
import { plainParts } from '../unit/shared/experiment/plain-parts.ts';
import { experimentFileBytes } from '#shared/experiment/write-file.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { startLayout } from '#shared/step-record.ts';
import { dragFile } from './drag-file.ts';
import { expect } from './lab.ts';
import {
  readNumber,
  recordPaintedTexts,
  significantDigits,
  wrongReading,
  type PaintedNumber,
} from './painted-numbers.ts';
import { StepScreen } from './step-screen.ts';

export const widths = [1024, 1280, 1366, 1440, 1536, 1920] as const;
/** High enough for digits in the rows of every phase: what is tested is the width. */
export const height = 1000;

export interface Experiment {
  readonly settings: Partial<Hyperparameters>;
  /** All inputs and targets are about this large. */
  readonly scale: number;
  readonly steps: number;
}

export const experiments: Readonly<Record<string, Experiment>> = {
  lecture: { settings: {}, scale: 1, steps: 1 },
  small: { settings: {}, scale: 1e-4, steps: 1 },
  large: { settings: {}, scale: 1e4, steps: 1 },
  'three outputs, p 0.7': { settings: { outputSize: 3, dropProbability: 0.7 }, scale: 1, steps: 1 },
  'momentum, p 0.9': { settings: { optimizer: 'momentum', dropProbability: 0.9 }, scale: 1, steps: 2 },
  'a tiny step of eight inputs': { settings: { inputSize: 8, learningRate: 1e-5 }, scale: 1, steps: 1 },
};

/** The widths an experiment is read at: every other one, so that each width is read with half of the experiments. All would take minutes more. */
export function widthsOf(experiment: Experiment): readonly number[] {
  const odd = Object.values(experiments).indexOf(experiment) % 2;
  return widths.filter((_, index) => index % 2 === odd);
}

/** Numbers between -2 and 2, always the same ones. */
function tableNumbers(count: number, scale: number, from: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: count }, (_, index) => 2 * scale * Math.sin(1 + 7.3 * (index + from)));
}

/** The file of an experiment before its first step. */
function fileBefore(state: Omit<ExperimentState, 'completedSteps'>): string {
  const start = new Float32Array(startLayout(state.hyperparameters).length);
  const bytes = experimentFileBytes(
    { ...plainParts, title: 'Painted', state: { ...state, completedSteps: 0 } },
    { engine: null, start, losses: { every: 1, values: new Float32Array(0) }, record: null },
  );
  return new TextDecoder().decode(bytes);
}

/** The file of an experiment with a table as its data. */
function experimentFile({ settings, scale }: Experiment): string {
  const hyperparameters = { ...lectureHyperparameters, ...settings };
  const { inputSize, outputSize, batchSize: rows } = hyperparameters;
  const names = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${String(index)}`);
  const table = {
    name: 'table',
    inputNames: names('x', inputSize),
    targetNames: names('y', outputSize),
    rows,
    inputs: tableNumbers(rows * inputSize, scale, 0),
    targets: tableNumbers(rows * outputSize, scale, 1000),
    standardisation: null,
  };
  return fileBefore({ hyperparameters, data: { kind: 'table', table, validationShare: 0 }, edits: [] });
}

/** The experiment after its steps, every text on a canvas recorded. */
export function openPainted(page: Page, url: string, experiment: Experiment): Promise<StepScreen> {
  const file = experiment === experiments['lecture'] ? null : experimentFile(experiment);
  return openRecorded(page, url, file, experiment.steps);
}

/** The same of any experiment, with its edits, trained as far as it was. */
export const openPaintedState = (page: Page, url: string, state: ExperimentState): Promise<StepScreen> =>
  openRecorded(page, url, fileBefore(state), state.completedSteps);

/** `file`: null for the one a window begins with. */
async function openRecorded(page: Page, url: string, file: string | null, steps: number): Promise<StepScreen> {
  await recordPaintedTexts(page);
  await page.setViewportSize({ width: 1280, height });
  const screen = new StepScreen(page);
  await screen.open(url);
  if (file !== null) {
    await dragFile(page, { name: 'painted.dropoutlab', text: file }, true);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Painted');
  }
  for (let step = 0; step < steps; step += 1) await screen.step();
  return screen;
}

/** What is wrong with the numbers on screen. */
export function faults(numbers: readonly PaintedNumber[]): string[] {
  return numbers.flatMap(({ tensor, row, column, text, powers, value, cellWidth }) => {
    const exact = readNumber(value);
    const tooShort = exact !== 0 && cellWidth >= 44 && /\d\.\d/.test(text) && significantDigits(text) < 2;
    const wrong = wrongReading(text, powers, exact) ?? (tooShort ? 'has one significant digit' : null);
    return wrong === null
      ? []
      : [`${tensor}[${String(row + 1)}, ${String(column + 1)}] = ${value}: ${text} ${powers.join()} ${wrong}`];
  });
}

/**
 * Cells that differ between two matrices side by side and do not look it: neither by their digits nor by those of the difference.
 * @param ids the two and their difference, by the names their pictures are found by.
 */
export function hiddenDifferences(
  numbers: readonly PaintedNumber[],
  ids: Readonly<Record<'one' | 'other' | 'difference', string>>,
): string[] {
  const of = (id: string) =>
    new Map(
      numbers
        .filter(({ tensor }) => tensor === id)
        .map((number) => [`${String(number.row)} ${String(number.column)}`, number]),
    );
  const [one, other, difference] = [of(ids.one), of(ids.other), of(ids.difference)];
  return Array.from(one).flatMap(([cell, { text, value }]) => {
    const counterpart = other.get(cell);
    if (!counterpart || counterpart.value === value || counterpart.text !== text) return [];
    const said = difference.get(cell)?.text ?? '0';
    return readNumber(said) === 0
      ? [`${cell}: ${value} and ${counterpart.value} both read ${text}, between them ${said}`]
      : [];
  });
}
