import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { top } from '../../build/scripts/places.js';
import { inRounds, listed, median } from './rounds.js';
import { openFirstStep, timePage, withBrowser, withHost } from './window.js';

/** `npm start -- --browser` without npm: it looks whether the build is stale, too. */
const startProgram = [join(top, 'build/scripts/run.js'), 'start', '--browser', '--no-open'];

/**
 * From the start of browser mode, with everything built, to the first recorded step on the screen, less what an empty page takes in
 * the same browser; and the JavaScript the window has loaded by then.
 *
 * @returns {Promise<import('./measurement.ts').Measurement[]>}
 */
export function measureStart() {
  return withBrowser(async (browser) => {
    /** @type {Map<string, number>} */
    const scripts = new Map();
    const found = await inRounds(async () => {
      const empty = await timePage(browser, (page) => page.goto('data:text/html,<title>empty</title>'));
      const startedAt = performance.now();
      const opened = await withHost(async (url) => {
        const served = (performance.now() - startedAt) / 1000;
        const page = await timePage(browser, async (page) => {
          /** @type {Promise<void>[]} */
          const bodies = [];
          page.on('response', (response) => {
            if (response.headers()['content-type']?.includes('javascript') !== true) return;
            const { pathname } = new URL(response.url());
            bodies.push(response.body().then((body) => void scripts.set(pathname, gzipSync(body).length / 1000)));
          });
          await openFirstStep(page, url);
          await Promise.all(bodies);
        });
        return { served, page };
      }, startProgram);
      return { ...opened, empty };
    });
    const differences = found.map(({ served, page, empty }) => served + page - empty);
    const middle = (/** @type {'served' | 'page' | 'empty'} */ part) =>
      median(found.map((round) => round[part])).toFixed(2);
    const kilobytes = [...scripts.values()].reduce((sum, size) => sum + size, 0);
    return [
      {
        id: 'start',
        value: median(differences),
        detail: `npm start -- --browser without npm, Step pressed at once: ${middle('served')} s until it is served, ${middle('page')} s more, less ${middle('empty')} s of an empty page; rounds: ${listed(differences, 2)} s`,
      },
      {
        id: 'first-load',
        value: kilobytes,
        detail: `${String(scripts.size)} scripts fetched until the first recorded step: ${[...scripts].map(([path, size]) => `${path} ${size.toFixed(0)}`).join(', ')}`,
      },
    ];
  });
}
