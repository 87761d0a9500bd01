import { inRounds, listed, median } from './rounds.js';
import { withFirstStep } from './window.js';

/**
 * Runs in the page. Each time acts at the start of a frame and ends with the frame in which its result is painted, which is when the
 * next one starts. The unit is a frame of the same window with nothing to do. Returns every time.
 */
const measure = /* js */ `async (action, times) => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const press = (target, key) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  const gridOf = (tensor) => document.querySelector('[data-tensor="' + tensor + '"] [role=grid]');
  /** Resolves in the task that brings the recomputed step, by a number of it that is seen: the next frame paints them all. */
  const changed = (seen) => new Promise((resolve) => {
    const observer = new MutationObserver(() => { observer.disconnect(); resolve(); });
    observer.observe(document.querySelector(seen), { subtree: true, characterData: true, childList: true });
  });
  const act = {
    // There and back through all 13 phases: 24 changes.
    phase: (round) => press(document, round % 24 < 12 ? 'ArrowRight' : 'ArrowLeft'),
    highlight: (round) => {
      const grid = document.querySelector('[data-tensor=dropped]');
      const box = grid.getBoundingClientRect();
      const x = box.left + ((round % 10) + 0.5) * box.width / 10;
      document.elementFromPoint(x, box.top + 40)?.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: box.top + 40, bubbles: true }));
    },
    trace: (round) => press(gridOf('dropped'), round % 2 ? 'ArrowUp' : 'ArrowDown'),
    edit: async () => {
      const done = changed('.mask-counts');
      press(gridOf('mask'), ' ');
      await done;
      await frame();
    },
    step: async () => {
      const done = changed('[data-testid=loss]');
      [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === 'Step').click();
      await done;
      await frame();
    },
  }[action];
  const idle = [];
  for (let round = 0; round < times; round += 1) {
    const startedAt = await frame();
    idle.push((await frame()) - startedAt);
  }
  const frames = [];
  for (let round = 0; round < times; round += 1) {
    // What an action leaves to be done later is not counted to the next one.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await frame();
    const startedAt = performance.now();
    await act(round);
    await frame();
    frames.push(performance.now() - startedAt);
  }
  const idleFrame = middle(idle);
  return frames.map((ms) => ms / idleFrame);
}`;

/** How many times a round acts: through the 13 phases and back. */
const timesOfRound = 24;

const actions = /** @type {const} */ ([
  ['highlight-paint', 'highlight', 'pointer over a unit until every matrix shows it'],
  ['trace-paint', 'trace', 'another cell selected until its formula is there'],
  ['edit-paint', 'edit', 'a unit dropped or kept until the recomputed step is there'],
  ['click-to-paint', 'step', 'Step pressed until the step is there'],
  ['phase-paint', 'phase', 'through the 13 phases and back'],
]);

/**
 * How many frames of the window it takes until what was asked for is painted, on the lecture's network.
 *
 * @returns {Promise<import('./measurement.ts').Measurement[]>}
 */
export function measurePaint() {
  return withFirstStep(async (page) => {
    const measured = [];
    for (const [id, action, what] of actions) {
      if (action === 'phase') await page.keyboard.press('Home');
      const frames = await inRounds(
        async () =>
          /** @type {number[]} */ (
            await page.evaluate(`(${measure})(${JSON.stringify(action)}, ${String(timesOfRound)})`)
          ),
      );
      const medians = frames.map(median);
      measured.push({ id, value: median(medians), detail: `${what}; rounds: ${listed(medians, 2)}` });
      if (action !== 'step') continue;
      const late = frames.map((round) => round.sort((a, b) => a - b)[Math.ceil(0.95 * round.length) - 1] ?? Number.NaN);
      measured.push({ id: `${id}-p95`, value: median(late), detail: `${what}; rounds: ${listed(late, 2)}` });
    }
    return measured;
  });
}
