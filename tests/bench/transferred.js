import { gzipSync } from 'node:zlib';

/** @typedef {import('@playwright/test').Page} Page */

/** What a server packs: text. Fonts, pictures and WebAssembly go as they are. */
const isText = /javascript|css|html|json|svg/;

/**
 * Counts what a page fetches from now on, its worker included, as a server that packs with gzip sends it.
 *
 * @param {Page} page which fetches nothing ahead of its use from now on
 * @returns {Promise<() => Promise<ReadonlyMap<string, number>>>} bytes by path, of all that has been fetched
 */
export async function countTransferred(page) {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  /** @type {Map<string, Promise<number>>} */
  const fetched = new Map();
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? '';
    const { pathname } = new URL(response.url());
    const packed = response.body().then((body) => (isText.test(type) ? gzipSync(body) : body).length);
    packed.catch(() => undefined); // what comes when nobody counts any more, and the page is gone
    fetched.set(pathname, packed);
  });
  return async () => {
    const all = await Promise.all([...fetched].map(async ([path, size]) => /** @type {const} */ ([path, await size])));
    return new Map(all);
  };
}
