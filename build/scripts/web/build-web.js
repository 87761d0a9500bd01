import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { sources as appSources } from '../build-app.js';
import { fingerprint } from '../fingerprint.js';
import { licencesOf } from '../licences/licence-of.js';
import { licencesText } from '../licences/licences-text.js';
import { dist, top, web } from '../places.js';
import { bundle, copyKernels } from './bundle.js';
import { manifest, webPage } from './page.js';

/** Everything the web edition is made of. */
const sources = [...appSources, 'build/scripts/web', 'build/icons'];

/** Holds the fingerprint of the sources that the present web edition was made of; beside the folder, which is served. */
const stamp = join(dist, 'web-stamp');

/** Makes the web edition if the sources have changed since it was made last. */
export async function buildWebIfStale() {
  const builtFrom = await readFile(stamp, 'utf8').catch(() => '');
  if (!existsSync(web) || builtFrom !== (await fingerprint(top, sources))) await buildWeb();
}

/** The icons of an installed site, of those in build/icons. */
const icons = ['256x256.png', '512x512.png'];

/** @param {readonly string[]} engine the folders of the packages in the engine's program */
async function writeLicences(engine) {
  /** @type {unknown} */
  const listed = JSON.parse(await readFile(join(dist, 'window-packages.json'), 'utf8'));
  const ofWindow = /** @type {string[]} */ (listed); // the build of the window wrote it
  const licences = await licencesOf([...ofWindow.map((folder) => join(top, folder)), ...engine]);
  await writeFile(join(web, 'licences.txt'), licencesText(licences));
}

/**
 * The SHA-256 of every file of the site, by its address relative to it; `version` is that of all of them.
 *
 * @returns {Promise<{ version: string, files: Record<string, string> }>}
 */
async function siteOf() {
  const entries = await readdir(web, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const files = await Promise.all(
    paths.sort().map(async (path) => {
      const address = `./${relative(web, path).split(sep).join(posix.sep)}`;
      return /** @type {const} */ ([
        address,
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      ]);
    }),
  );
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
  return { version, files: Object.fromEntries(files) };
}

/**
 * Makes the web edition, `dist/web`, of the built window: the same files, the engine as a worker, and what keeps all of it in the browser.
 * It is a folder for any static server.
 */
export async function buildWeb() {
  const builtFrom = await fingerprint(top, sources);
  await rm(web, { recursive: true, force: true });
  await cp(join(dist, 'renderer'), web, { recursive: true });
  const kernels = await copyKernels(join(web, 'assets'));
  const engine = await bundle({
    entry: 'electron/web/engine-worker.ts',
    out: join(web, 'assets'),
    name: 'engine-[hash].js',
    format: 'es',
    define: { __DROPOUT_LAB_KERNELS__: JSON.stringify(kernels) },
  });
  await writeLicences(engine.packages);
  await mkdir(join(web, 'icons'));
  for (const icon of icons) await cp(join(top, 'build', 'icons', icon), join(web, 'icons', icon));
  await writeFile(join(web, 'manifest.webmanifest'), JSON.stringify(manifest, null, 2));
  const page = join(web, 'index.html');
  await writeFile(page, webPage(await readFile(page, 'utf8'), `./assets/${engine.file}`));
  await bundle({
    entry: 'electron/web/service-worker.ts',
    out: web,
    name: 'service-worker.js',
    format: 'iife',
    define: { __DROPOUT_LAB_SITE__: JSON.stringify(await siteOf()) },
  });
  await writeFile(stamp, builtFrom);
  console.error(`The web edition is in ${relative(top, web)}.`);
}
