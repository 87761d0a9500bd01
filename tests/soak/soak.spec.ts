import { test, expect, type Page } from '@playwright/test';
import { startInspectedLab, type InspectedLab } from './inspected-lab.ts';
import { measure, type Measured } from './measure.ts';
import { trendOf } from './trend.ts';
import { workRound } from './work-round.ts';
import { StepScreen } from '../e2e/step-screen.ts';

const minutes = Number(process.env['SOAK_MINUTES'] ?? 3);
/** What is loaded, compiled and kept once and for all comes in the first minutes: five, or half of a short soak. */
const warmUp = Math.min(5, minutes / 2);
/** The least share of the frames of the start that there must be at the end; none where the machine has other things to do. */
const leastFrames = Number(process.env['SOAK_FRAMES'] ?? 0);
/** A rest between rounds, in seconds: for a machine that has other things to do. */
const rest = Number(process.env['SOAK_REST'] ?? 0);

let lab: InspectedLab;
test.beforeAll(async () => {
  lab = await startInspectedLab();
});
test.afterAll(() => lab.stop());

test(`worked for ${String(minutes)} minutes, the app holds no more than it did`, async ({ page }) => {
  test.setTimeout(0); // as long as it was asked for; what hangs is found by the waits of a round
  page.setDefaultTimeout(15_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.addInitScript(() => {
    localStorage.setItem('dropout-lab.welcome', 'hidden');
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name);
  });
  const screen = new StepScreen(page);
  await screen.open(lab.url);
  await fillKeptFormulas(page, screen);
  const begun = performance.now();
  const looks: Measured[] = [];
  for (let now = 0; now < minutes;) {
    const frames = await workRound(page);
    now = (performance.now() - begun) / 60_000;
    const look = { minutes: now, frames, ...(await measure(page, lab)) };
    looks.push(look);
    console.log(lineOf(look));
    await page.waitForTimeout(1000 * rest);
  }
  expect(errors).toEqual([]);
  const warm = looks.filter((look) => look.minutes >= warmUp);
  expect(rising(warm)).toEqual([]);
  expect(framesKept(warm)).toBeGreaterThanOrEqual(leastFrames);
});

/**
 * Selects a hundred cells, each with a formula of its own: so many are kept, and a round whose steps are shown at other moments than before
 * adds no more of them.
 */
async function fillKeptFormulas(page: Page, screen: StepScreen): Promise<void> {
  await screen.step();
  await screen.goToPhase(2);
  const cells = screen.grid('preActivation');
  await cells.focus();
  await page.keyboard.press('Control+Home');
  for (let row = 0; row < 12; row += 1) {
    for (let column = 0; column < 9; column += 1) await page.keyboard.press(row % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
    await page.keyboard.press('ArrowDown');
  }
}

/** A look as one line of a table. */
function lineOf(look: Measured): string {
  return Object.entries(look)
    .map(([name, amount]: [string, number]) => `${name} ${amount.toFixed(name === 'tensors' ? 0 : 2)}`)
    .join('  ');
}

/** Megabytes a minute that a heap may rise by: of a short soak, in which much is still met for the first time, what no leak stays below. */
const heap = minutes >= 15 ? 0.05 : 4;
/** What may be added in a minute, of each thing that is to stay flat: megabytes, or how many where they are counted. */
const allowed = { tensors: 0, page: heap, nodes: 5, listeners: 5, engine: heap, host: heap } as const;
type Flat = keyof typeof allowed;

/** What rises by more than it may, however the looks at it scatter; all of it is printed. */
function rising(looks: readonly Measured[]): readonly string[] {
  return (Object.keys(allowed) as Flat[]).flatMap((name) => {
    const { slope, error } = trendOf(looks.map((look) => ({ minutes: look.minutes, amount: look[name] })));
    const said = `${name}: ${slope.toFixed(3)} a minute, give or take ${error.toFixed(3)}`;
    console.log(said);
    return slope - 3 * error > allowed[name] ? [said] : [];
  });
}

/** The frames of the last third as a share of those of the first. */
function framesKept(looks: readonly Measured[]): number {
  const third = Math.ceil(looks.length / 3);
  const mean = (some: readonly Measured[]) => some.reduce((sum, { frames }) => sum + frames, 0) / some.length;
  return mean(looks.slice(-third)) / mean(looks.slice(0, third));
}

test('what rises is told from what scatters', () => {
  const looksAt = (amountOf: (look: number) => number) =>
    Array.from({ length: 20 }, (_, look) => ({ minutes: look / 4, amount: amountOf(look) }));
  const scatter = (look: number) => Math.sin(7 * look);
  const rise = trendOf(looksAt((look) => 40 + look / 4 + 0.1 * scatter(look)));
  expect(rise.slope - 3 * rise.error).toBeGreaterThan(0.9);
  const level = trendOf(looksAt((look) => 40 + scatter(look)));
  expect(level.slope - 3 * level.error).toBeLessThan(0);
  expect(trendOf([])).toEqual({ slope: 0, error: Infinity });
});
