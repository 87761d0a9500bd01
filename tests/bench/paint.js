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

const rounds = 21;

/** Runs in the page: acts at the start of a frame, and counts the frames until the one after what was painted. */
const measure = /* js */ `async (action, rounds) => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const act = {
    phase: (round) => document.dispatchEvent(new KeyboardEvent('keydown', { key: round % 2 ? 'ArrowLeft' : 'ArrowRight', bubbles: true })),
    highlight: (round) => {
      const grid = document.querySelector('[data-tensor=dropped]');
      const box = grid.getBoundingClientRect();
      const x = box.left + ((round % 10) + 0.5) * box.width / 10;
      document.elementFromPoint(x, box.top + 40)?.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: box.top + 40, bubbles: true }));
    },
    trace: (round) => document.querySelector('[data-tensor=dropped] [role=grid]').dispatchEvent(new KeyboardEvent('keydown', { key: round % 2 ? 'ArrowUp' : 'ArrowDown', bubbles: true })),
  }[action];
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    await frame();
    await frame();
    const startedAt = performance.now();
    act(round);
    await frame();
    times.push(performance.now() - startedAt);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] / (1000 / 60);
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
  for (const [id, action, detail] of [
    ['highlight-paint', 'highlight', 'pointer over a unit until every matrix shows it'],
    ['trace-paint', 'trace', 'another cell selected until its formula is there'],
    ['phase-paint', 'phase', 'one phase back and forward'],
  ]) {
    if (action === 'phase') await page.keyboard.press('Home');
    const value = Number(await page.evaluate(`(${measure})(${JSON.stringify(action)}, ${String(rounds)})`));
    rows.push({ id: String(id), value, limit: 1, unit: 'frames', met: Math.round(value) <= 1, detail: String(detail) });
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
const all = [...(Array.isArray(earlier) ? /** @type {unknown[]} */ (earlier) : []), ...rows];
await writeFile(file, `${JSON.stringify(all, null, 2)}\n`);
