/**
 * `node tests/bench/paint.js`: how many frames of the browser a phase change, a highlight, a trace and an edit take on the lecture's
 * network, from the built app. Adds its rows to dist/bench.json. Never fails: a machine may be slow, or without a browser.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { browserParameters, findBrowser } from '../../build/scripts/browser.js';
import { builtHost, dist } from '../../build/scripts/places.js';

const rounds = 24;
/** How far a browser's clock is off the screen's, in frames. */
const jitter = 0.1;

/**
 * Runs in the page. Each round acts at the start of a frame and ends with the frame in which its result is painted, which is when the
 * next one starts. The unit is a frame of the same window with nothing to do. Answers the median.
 */
const measure = /* js */ `async (action, rounds) => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const press = (target, key) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  const gridOf = (tensor) => document.querySelector('[data-tensor="' + tensor + '"] [role=grid]');
  /** Resolves in the task that brings the recomputed step: the next frame paints it. */
  const recomputed = () => new Promise((resolve) => {
    const observer = new MutationObserver(() => { observer.disconnect(); resolve(); });
    observer.observe(gridOf('mask'), { subtree: true, characterData: true, childList: true });
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
      const done = recomputed();
      press(gridOf('mask'), ' ');
      await done;
      await frame();
    },
  }[action];
  const idle = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = await frame();
    idle.push((await frame()) - startedAt);
  }
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    // What an action leaves to be done later is not counted to the next one.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await frame();
    const startedAt = performance.now();
    await act(round);
    await frame();
    times.push(performance.now() - startedAt);
  }
  return middle(times) / middle(idle);
}`;

/** @type {{ id: string, value: number, limit: number, unit: string, met: boolean, detail: string }[]} */
const rows = [];
const host = spawn(process.execPath, [builtHost, '--no-open'], {
  stdio: ['ignore', 'pipe', 'ignore'],
  env: { ...process.env, DROPOUT_LAB_DATA: join(dist, 'test-data') },
});
const executablePath = findBrowser();
try {
  /** @type {unknown[]} */
  const announced = await once(host.stdout, 'data');
  const url = /http:\S+/.exec(String(announced[0]))?.[0] ?? '';
  const browser = await chromium.launch({ args: browserParameters(), ...(executablePath ? { executablePath } : {}) });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(url);
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await page.getByTestId('loss').waitFor();
  for (const { id, action, limit, detail } of [
    { id: 'highlight-paint', action: 'highlight', limit: 1, detail: 'pointer over a unit until every matrix shows it' },
    { id: 'trace-paint', action: 'trace', limit: 1, detail: 'another cell selected until its formula is there' },
    { id: 'edit-paint', action: 'edit', limit: 2, detail: 'a unit dropped or kept until the recomputed step is there' },
    { id: 'phase-paint', action: 'phase', limit: 1, detail: 'through the 13 phases and back' },
  ]) {
    if (action === 'phase') await page.keyboard.press('Home');
    const value = Number(await page.evaluate(`(${measure})(${JSON.stringify(action)}, ${String(rounds)})`));
    rows.push({ id, value, limit, unit: 'frames', met: value <= limit + jitter, detail });
  }
  await browser.close();
} catch (error) {
  console.log(`paint: skipped, ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
} finally {
  host.kill();
}
for (const { id, value, limit, met, detail } of rows) {
  console.log(`${id}: ${value.toFixed(2)} frames (limit ${String(limit)}): ${met ? 'met' : 'not met'}; ${detail}`);
}
const file = join(dist, 'bench.json');
/** @type {unknown} */
const earlier = JSON.parse(await readFile(file, 'utf8').catch(() => '[]'));
const others = (Array.isArray(earlier) ? /** @type {{ id: string }[]} */ (earlier) : []).filter(
  (row) => !rows.some(({ id }) => id === row.id),
);
await writeFile(file, `${JSON.stringify([...others, ...rows], null, 2)}\n`);
