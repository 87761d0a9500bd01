import type { Browser, Page } from '@playwright/test';
import type { LabHost } from '../e2e/lab.ts';
import { recordPaintedTexts } from '../e2e/painted-numbers.ts';
import { drawAction, perform, type Action } from './actions.ts';
import { reaction, stop, within } from './answers.ts';
import { Dice } from './dice.ts';
import { savedFault } from './saved-file.ts';
import { find, look, type Target } from './sight.ts';
import { faultOf, Watch, type Fault } from './watch.ts';

/** What a monkey plays with, and by which rules. */
export interface Ground {
  readonly browser: Browser;
  readonly lab: LabHost;
  /** How long an answer may take. */
  readonly limitMs: number;
  /** Done to the page before the app: the place of a planted fault. */
  readonly plant?: () => void;
}

/** What was done, the fault it ended with, and the longest time the page took to answer. */
export interface Played {
  readonly actions: readonly Action[];
  readonly fault: Fault | null;
  readonly slowestMs: number;
}

/** Works on: so many actions in a row, and whoever watches would like to see it stop. */
const mostAtWork = 20;
/** How often a file is saved and compared. */
const hundred = 100;

/** What is done next; null at the end. */
type Next = (page: Page, done: number) => Promise<Action | null>;

/** Plays in a browser profile of its own, in a lab where nothing was left. */
async function play(ground: Ground, next: Next, savesAfter: (done: number) => boolean): Promise<Played> {
  const { lab } = ground;
  await lab.forgetSaved();
  const context = await ground.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  try {
    await context.addInitScript(() => {
      for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name);
      window.print = () => undefined; // a dialog of the system, which nobody answers
    });
    if (ground.plant) await context.addInitScript(ground.plant);
    const page = await context.newPage();
    page.setDefaultTimeout(ground.limitMs);
    await recordPaintedTexts(page);
    await page.goto(lab.url);
    // The first page of a host waits for every engine to be loaded and timed.
    await page.locator('.welcome .doors .button:enabled').first().waitFor();
    return await playOn(page, ground, next, savesAfter);
  } finally {
    await context.close();
  }
}

async function playOn(
  page: Page,
  { limitMs }: Ground,
  next: Next,
  savesAfter: (done: number) => boolean,
): Promise<Played> {
  const watch = new Watch(page);
  const actions: Action[] = [];
  let [atWork, slowestMs] = [0, 0];
  const judge = async (action: Action): Promise<Fault | null> => {
    const done = await within(
      limitMs,
      perform(page, action, watch.hand).then(() => true),
    );
    if (!done) return faultOf('stuck', `${action.do} was not done within ${String(limitMs)} ms`);
    const { fault, isAtWork, milliseconds } = await reaction(page, limitMs);
    slowestMs = Math.max(slowestMs, milliseconds);
    atWork = isAtWork ? atWork + 1 : 0;
    const hung = fault === null && atWork > mostAtWork ? await stop(page, limitMs) : null;
    if (atWork > mostAtWork) atWork = 0;
    return watch.takeFault() ?? fault ?? hung;
  };
  const unfinished = async (): Promise<Fault | null> =>
    savesAfter(actions.length) ? ((await savedFault(page, watch, limitMs)) ?? watch.takeFault()) : null;
  let fault = await unfinished();
  for (;;) {
    const action = fault ? null : await next(page, actions.length);
    if (!action) return { actions, fault, slowestMs };
    actions.push(action);
    fault = await thrownAsFault(async () => (await judge(action)) ?? (await unfinished()));
  }
}

/** What is thrown is a fault, too: a page that went away, a file that cannot be read. */
async function thrownAsFault(look: () => Promise<Fault | null>): Promise<Fault | null> {
  try {
    return await look();
  } catch (thrown) {
    return faultOf('thrown', thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  }
}

/** So many actions of a seed, each drawn from what is on screen then. */
export function playSeed(ground: Ground, seed: number, count: number): Promise<Played> {
  return play(
    ground,
    async (page, done) => (done < count ? drawAction(new Dice(seed, done), await look(page)) : null),
    (done) => done > 0 && (done % hundred === 0 || done === count),
  );
}

/** What comes of an action takes its time, and whoever means something waits for it: a second, for it may never come. */
async function awaited(page: Page, what: Target): Promise<void> {
  const until = performance.now() + 1000;
  while (performance.now() < until && !(await find(page, what))) await page.waitForTimeout(50);
}

/** These actions again; a file is compared at their end where that is what was wrong. */
export function replay(ground: Ground, actions: readonly Action[], saves: boolean): Promise<Played> {
  return play(
    ground,
    async (page, done) => {
      const action = actions[done] ?? null;
      if (action && 'what' in action) await awaited(page, action.what);
      return action;
    },
    (done) => saves && done === actions.length,
  );
}
