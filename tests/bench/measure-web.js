import { buildWebIfStale } from '../../build/scripts/web/build-web.js';
import { serveWeb } from '../../build/scripts/web/serve.js';
import { bundlePage } from './bare-window.js';
import { inRounds, listed, median } from './rounds.js';
import { countTransferred } from './transferred.js';
import { openFirstStep, timePage, viewport, withBrowser, withHost } from './window.js';

/** @typedef {import('./window.js').Browser} Browser */
/** @typedef {import('./measurement.ts').Measurement} Measurement */

/**
 * Runs something with the address of the web edition behind a plain server.
 *
 * @template Result
 * @param {(url: string) => Promise<Result>} use
 */
async function withSite(use) {
  await buildWebIfStale();
  const server = await serveWeb({ port: 0 });
  try {
    return await use(server.url);
  } finally {
    await server.close();
  }
}

/**
 * From the address to the first recorded step on the screen, nothing cached, less what an empty page takes in the same browser; and what
 * is fetched until then.
 *
 * @returns {Promise<Measurement[]>}
 */
export function measureWebStart() {
  return withSite((url) =>
    withBrowser(async (browser) => {
      /** @type {ReadonlyMap<string, number>} */
      let fetched = new Map();
      const found = await inRounds(async () => {
        const empty = await timePage(browser, (page) => page.goto('data:text/html,<title>empty</title>'));
        const page = await timePage(browser, async (page) => {
          const transferred = await countTransferred(page);
          await openFirstStep(page, url);
          fetched = await transferred();
        });
        return { page, empty };
      });
      const differences = found.map(({ page, empty }) => page - empty);
      const sizes = [...fetched].map(([path, size]) => `${path} ${(size / 1000).toFixed(0)}`);
      return [
        { id: 'web-start', value: median(differences), detail: `rounds: ${listed(differences, 2)} s` },
        {
          id: 'web-load',
          value: [...fetched.values()].reduce((sum, size) => sum + size, 0) / 1000,
          detail: `${String(fetched.size)} files fetched until the first recorded step: ${sizes.join(', ')}`,
        },
      ];
    }),
  );
}

/**
 * A page at `address` that takes recorded steps, on an engine reached in one way; the page itself is none of the app's.
 *
 * @param {Browser} browser
 * @param {string} program
 * @param {URL} address
 * @param {'host' | 'web'} way
 * @param {string} engine the address of the worker's program
 * @returns {Promise<(count: number) => Promise<number>>}
 */
async function openTimer(browser, program, address, way, engine) {
  const page = await browser.newPage({ viewport });
  await page.goto(address.href);
  await page.evaluate((content) => {
    const meta = document.createElement('meta');
    [meta.name, meta.content] = ['dropout-lab-engine', content];
    document.head.append(meta);
  }, engine);
  await page.evaluate(program);
  const timer = await page.evaluateHandle((name) => {
    const { openStepTimer } = /** @type {{ openStepTimer: import('./step-timer.ts').StepTimer }} */ (
      /** @type {unknown} */ (globalThis)
    );
    return openStepTimer(name);
  }, way);
  return (count) => timer.evaluate((time, steps) => time(steps), count);
}

/**
 * A recorded step of the lecture's network, asked for by a page and received there: in the web edition's worker against browser mode.
 *
 * @returns {Promise<Measurement[]>}
 */
export function measureWebStep() {
  return withSite((site) =>
    withHost((host) =>
      withBrowser(async (browser) => {
        const program = await bundlePage('tests/bench/step-timer.ts', 'stepTimer');
        const html = await (await fetch(site)).text();
        const engine = /name="dropout-lab-engine" content="(?<address>[^"]+)"/.exec(html)?.groups?.['address'] ?? '';
        const beside = new URL('bare.html', host);
        beside.search = new URL(host).search;
        const inHost = await openTimer(browser, program, beside, 'host', '');
        const inWorker = await openTimer(
          browser,
          program,
          new URL('bare.html', site),
          'web',
          new URL(engine, site).href,
        );
        await inHost(1000);
        await inWorker(1000);
        const rounds = await inRounds(async () => ({ host: await inHost(500), worker: await inWorker(500) }));
        const [hosts, workers] = [rounds.map(({ host }) => host), rounds.map(({ worker }) => worker)];
        return [
          {
            id: 'web-step',
            value: median(workers) / median(hosts),
            detail: `plain JavaScript, one step a request; ms in the worker: ${listed(workers, 3)}, in browser mode: ${listed(hosts, 3)}`,
          },
        ];
      }),
    ),
  );
}
