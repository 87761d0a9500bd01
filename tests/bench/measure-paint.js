import { bundlePage, openBarePage } from './bare-window.js';
import { inRounds, listed, median } from './rounds.js';
import { openFirstStep, viewport, withBrowser, withHost } from './window.js';

/** @typedef {import('./window.js').Page} Page */

/**
 * Runs in a page. Acts at another moment of a frame every time, and ends with the frame in which the result is painted, which is when
 * the next one starts. Returns every time, milliseconds.
 */
const measure = /* js */ `async (act, times) => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const isAtWork = () => [...document.querySelectorAll('button')].some((button) => button.textContent.trim() === 'Step' && button.disabled);
  const found = [];
  for (let round = 0; round < times; round += 1) {
    // What an action leaves to be done later is not counted to the next one, and a window at work takes none.
    do await wait(200);
    while (isAtWork());
    await frame();
    await wait((round * 7) % 17);
    const startedAt = performance.now();
    await act(round);
    await frame();
    await frame();
    found.push(performance.now() - startedAt);
  }
  return found;
}`;

/** In the app, what a user does; each resolves in the task that brings the result: the next frame paints it. */
const inApp = /* js */ `(() => {
  const press = (target, key) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  const gridOf = (tensor) => document.querySelector('[data-tensor="' + tensor + '"] [role=grid]');
  const changed = (seen) => new Promise((resolve) => {
    const observer = new MutationObserver(() => { observer.disconnect(); resolve(); });
    observer.observe(document.querySelector(seen), { subtree: true, characterData: true, childList: true });
  });
  return {
    phase: (round) => press(document, round % 24 < 12 ? 'ArrowRight' : 'ArrowLeft'),
    highlight: (round) => {
      const box = gridOf('dropped').getBoundingClientRect();
      const x = box.left + ((round % 10) + 0.5) * box.width / 10;
      document.elementFromPoint(x, box.top + 40)?.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: box.top + 40, bubbles: true }));
    },
    trace: (round) => press(gridOf('dropped'), round % 2 ? 'ArrowUp' : 'ArrowDown'),
    edit: () => {
      const done = changed('.mask-counts');
      press(gridOf('mask'), ' ');
      return done;
    },
    step: () => {
      const done = changed('[data-testid=loss]');
      [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === 'Step').click();
      return done;
    },
  };
})()`;

/** The same in the bare page; through the 13 phases and back is 24 changes. */
const inBare = /* js */ `({
  phase: (round) => bare.phase(round % 24 < 12 ? (round % 24) + 2 : 24 - (round % 24)),
  highlight: (round) => bare.highlight(round % 10),
  trace: (round) => bare.highlight(round % 2),
  edit: (round) => bare.edit(round),
  step: () => bare.step(),
})`;

/** Runs in the app: where every matrix stands in each phase, from the corner of the pane they stand in. */
const look = /* js */ `async () => {
  const rest = async () => {
    do await new Promise((resolve) => setTimeout(resolve, 400));
    while (document.querySelector('main [data-tensor]') === null || document.querySelector('[aria-busy=true]'));
  };
  const press = (key) => document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  const pane = document.querySelector('.loom').getBoundingClientRect();
  const phases = [];
  press('Home');
  for (let phase = 1; phase <= 13; phase += 1) {
    await rest();
    phases.push([...document.querySelectorAll('main [data-tensor]')].map((matrix) => {
      const box = matrix.getBoundingClientRect();
      const grid = matrix.querySelector('[role=grid]');
      const [rows, columns] = [grid.ariaRowCount - 1, grid.ariaColCount - 1];
      return {
        tensor: matrix.dataset.tensor,
        x: box.x - pane.x, y: box.y - pane.y, rows, columns, cellWidth: box.width / columns, cellHeight: box.height / rows,
        isEmpty: matrix.querySelector('[role=gridcell]').textContent === 'not computed yet',
      };
    }));
    if (phase < 13) press('ArrowRight');
  }
  return { width: Math.round(pane.width), height: Math.round(pane.height), phases };
}`;

/** How many times a round acts: through the 13 phases and back. */
const timesOfRound = 24;
/** Of these changes, those that open another view than the loom or leave it again: to phase 12 and 13, and back. */
const opensView = (/** @type {number} */ round) => round >= 10 && round < 14;

const everyRound = () => true;

/**
 * The rows: what a round does, and which of its times count.
 *
 * @type {readonly { id: string, action: string, what: string, counts?: (round: number) => boolean }[]}
 */
const rows = [
  { id: 'highlight-paint', action: 'highlight', what: 'pointer over a unit until every matrix shows it' },
  { id: 'trace-paint', action: 'trace', what: 'another cell selected until its formula is there' },
  { id: 'edit-paint', action: 'edit', what: 'a unit dropped or kept until the recomputed step is there' },
  { id: 'click-to-paint', action: 'step', what: 'Step pressed until the step is there' },
  { id: 'phase-paint', action: 'phase', what: 'through the 13 phases and back', counts: (round) => !opensView(round) },
  { id: 'view-paint', action: 'phase', what: 'to phase 12, to 13 and back', counts: opensView },
];

/**
 * How long it takes until what was asked for is painted, on the lecture's network, against a bare page in a window beside it, which
 * sends the same message to the same host and paints the same cells. Rounds alternate.
 *
 * @returns {Promise<import('./measurement.ts').Measurement[]>}
 */
export async function measurePaint() {
  const program = await bundlePage('tests/bench/bare-page.ts', 'barePage');
  return withHost((url) =>
    withBrowser(async (browser) => {
      const app = await browser.newPage({ viewport });
      await openFirstStep(app, url);
      const bare = await openBarePage(browser, url, program, await app.evaluate(`(${look})()`));
      /** @type {(page: Page, acts: string, action: string) => Promise<number[]>} */
      const times = async (page, acts, action) => {
        await page.bringToFront();
        return page.evaluate(`(${measure})((${acts})['${action}'], ${String(timesOfRound)})`);
      };
      const measured = [];
      for (const action of new Set(rows.map((row) => row.action))) {
        if (action === 'phase') await app.keyboard.press('Home');
        const rounds = await inRounds(async () => ({
          bare: await times(bare, inBare, action),
          app: await times(app, inApp, action),
        }));
        for (const { id, what, counts = everyRound } of rows.filter((row) => row.action === action)) {
          const counted = rounds.map((round) => ({
            app: median(round.app.filter((_, index) => counts(index))),
            bare: median(round.bare.filter((_, index) => counts(index))),
          }));
          const ratios = counted.map((round) => round.app / round.bare);
          const middle = (/** @type {'app' | 'bare'} */ page) => median(counted.map((round) => round[page])).toFixed(1);
          const detail = `${what}: ${middle('app')} ms, bare page ${middle('bare')} ms; rounds: ${listed(ratios, 2)}`;
          measured.push({ id, value: median(ratios), detail });
        }
      }
      return measured;
    }),
  );
}
