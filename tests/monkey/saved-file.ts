import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { readExperimentFile, type ReadExperiment } from '#shared/experiment/read-file.ts';
import { stepLayout } from '#shared/step-record.ts';
import { builtCheck } from '../../build/scripts/places.js';
import { faults } from '../e2e/painted-experiments.ts';
import { paintedNumbers, readNumber, type PaintedNumber } from '../e2e/painted-numbers.ts';
import { reaction, stop, within } from './answers.ts';
import { faultOf, type Fault, type Watch } from './watch.ts';

const run = promisify(execFile);

/** A replay of more steps takes longer than the rest of a hundred actions. */
const mostReplayed = 20_000;

/** Leaves whatever is open, from the outermost to the step's last phase, as a user does who has lost the way. */
async function comeHome(page: Page, limitMs: number): Promise<Fault | null> {
  for (let tries = 0; tries < 8; tries += 1) {
    const isOver = await page.evaluate(
      () =>
        document.querySelector('[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [data-projector]') !==
        null,
    );
    if (!isOver) break;
    await page.keyboard.press('Escape');
    await page.waitForTimeout(50); // what closes fades
  }
  const stopped = await stop(page, limitMs);
  if (stopped) return stopped;
  await page.evaluate(() => {
    // Back to the experiment where there is one, else through the first door.
    document.querySelector<HTMLButtonElement>('.welcome .name .button, .welcome .doors .button')?.click();
    document.querySelector<HTMLAnchorElement>('.rail-place')?.click();
  });
  await page.locator('.step-controls .button:enabled').first().waitFor();
  const atStep = await reaction(page, limitMs);
  await page.evaluate(() => {
    Array.from(document.querySelectorAll<HTMLButtonElement>('.phase-strip button.phase')).at(-1)?.click();
    // First, previous, next, last.
    document.querySelectorAll<HTMLButtonElement>('.step-timeline button')[3]?.click();
  });
  return atStep.fault ?? stop(page, limitMs);
}

/** The file the app hands out now. */
async function savedFile(page: Page, watch: Watch, limitMs: number): Promise<string | null> {
  const download = watch.nextDownload();
  await page.keyboard.press('Control+s');
  return (await within(limitMs, download))?.path() ?? null;
}

/** What `check` says of it; null where that is `ok`. */
async function verdict(path: string): Promise<string | null> {
  const { stdout } = await run(process.execPath, [builtCheck, path]).catch(
    (thrown: unknown) => thrown as { stdout: string },
  );
  const said = stdout.split('\n')[0] ?? '';
  return said.includes(': ok (') ? null : said.replace(path, 'file');
}

/** A number as English writes it: Spanish has a comma, and none of these has thousands. */
function inEnglish({ text, value, ...rest }: PaintedNumber): PaintedNumber {
  return { ...rest, text: text.replace(',', '.'), value: value.replace(',', '.') };
}

/** Numbers on screen that are not those of the file, or whose digits are not theirs. */
async function wrongCells(page: Page, { document, recorded }: ReadExperiment): Promise<readonly string[]> {
  if (document.view.step !== document.state.completedSteps) return [];
  const numbers = (await paintedNumbers(page)).map(inEnglish);
  const places = new Map(Object.entries(stepLayout(document.state.hyperparameters).places));
  const kept = new Map<string, Float32Array>([...recorded.start, ...recorded.lastStep]);
  const others = numbers.flatMap(({ tensor, row, column, value }) => {
    const of = kept.get(tensor)?.[row * (places.get(tensor)?.columns ?? 0) + column];
    const shown = Math.fround(readNumber(value));
    return of === undefined || Object.is(shown + 0, of + 0)
      ? []
      : [`${tensor}[${String(row)}, ${String(column)}] is ${String(of)}: ${value}`];
  });
  return [...others, ...faults(numbers)];
}

/** Saves, and compares file, screen and a replay by `check` with each other. */
export async function savedFault(page: Page, watch: Watch, limitMs: number): Promise<Fault | null> {
  const lost = await comeHome(page, limitMs);
  if (lost) return lost;
  const path = await savedFile(page, watch, limitMs);
  if (path === null) return faultOf('unsaved', `Ctrl+S handed out no file within ${String(limitMs)} ms`);
  const read = readExperimentFile(await readFile(path));
  const [wrong] = await wrongCells(page, read);
  if (wrong !== undefined) return faultOf('cells', wrong);
  if (read.document.state.completedSteps > mostReplayed) return null;
  const said = await verdict(path);
  return said === null ? null : faultOf('check', said);
}
