/**
 * `node lower-app.mjs TOOLS BUILT OUT`: lowers the built app in BUILT to what Electron 9.4.1 can run (Chromium 83, Node 12.14)
 * and writes it to OUT. The training process is copied as it is: today's Node runs it. TOOLS holds node_modules.
 */
import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [tools, built, out] = process.argv.slice(2);
const { build, transform } = createRequire(join(tools, 'package.json'))('esbuild');
const layer = join(import.meta.dirname, 'layer');
const packages = join(tools, 'node_modules');

/** Modules of Node 24 that Node 12 keeps elsewhere. */
const movedModules = {
  'timers/promises': `
    exports.setTimeout = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
    exports.setImmediate = (value) => new Promise((resolve) => setImmediate(resolve, value));`,
  'fs/promises': `
    const fs = require('fs');
    module.exports = Object.assign({ rm: (path) => fs.promises.unlink(path), constants: fs.constants }, fs.promises);`,
};
const nodeModules = {
  name: 'moved modules of Node',
  setup(bundler) {
    const filter = /^(node:)?(timers|fs)\/promises$/;
    bundler.onResolve({ filter }, ({ path }) => ({ path: path.replace('node:', ''), namespace: 'moved' }));
    bundler.onLoad({ filter: /./, namespace: 'moved' }, ({ path }) => ({ contents: movedModules[path] }));
  },
};

const common = { bundle: true, platform: 'node', format: 'cjs', logLevel: 'warning' };

/** The project may hold other versions of these. */
const ownPackages = Object.fromEntries(['core-js', 'abort-controller'].map((name) => [name, join(packages, name)]));

async function lowerMain() {
  await build({
    ...common,
    entryPoints: [join(built, 'node/main.js')],
    outfile: join(out, 'dist/node/main.js'),
    target: 'node12.14',
    define: { 'import.meta.dirname': '__dirname' },
    alias: { electron: join(layer, 'electron-shim.cjs'), ...ownPackages },
    inject: [join(layer, 'polyfill-main.cjs')],
    plugins: [nodeModules],
  });
}

/** The preload script is sandboxed: it has to stay one file. */
async function lowerPreload() {
  await build({
    ...common,
    entryPoints: [join(built, 'preload/preload.cjs')],
    outfile: join(out, 'dist/preload/preload.cjs'),
    target: 'chrome83',
    external: ['electron'],
    banner: { js: 'Object.hasOwn = (owner, name) => Object.prototype.hasOwnProperty.call(owner, name);' },
  });
}

async function copyTrainer() {
  await cp(join(built, 'node'), join(out, 'trainer/node'), { recursive: true });
  await cp(join(layer, 'trainer-bootstrap.mjs'), join(out, 'trainer/bootstrap.mjs'));
  await cp(join(layer, 'wire.cjs'), join(out, 'trainer/wire.cjs'));
  await writeFile(join(out, 'trainer/package.json'), '{ "type": "module" }');
}

/** The window file by file, so that its parts stay what the app's own bundler has made them. */
async function lowerWindow() {
  const from = join(built, 'renderer');
  const to = join(out, 'dist/renderer');
  await cp(from, to, { recursive: true });
  const files = await readdir(join(from, 'assets'));
  for (const name of files.filter((file) => /\.(js|css)$/.test(file))) {
    const loader = name.endsWith('.css') ? { loader: 'css' } : { loader: 'js', format: 'esm' };
    const { code } = await transform(await readFile(join(from, 'assets', name), 'utf8'), {
      ...loader,
      target: 'chrome83',
      logLevel: 'warning',
    });
    await writeFile(join(to, 'assets', name), code);
  }
  await cp(join(packages, 'core-js-bundle/minified.js'), join(to, 'assets/core-js.js'));
  await cp(join(layer, 'polyfill-page.cjs'), join(to, 'assets/polyfill-page.js'));
  const page = await readFile(join(from, 'index.html'), 'utf8');
  const first = ['core-js', 'polyfill-page'].map((name) => `<script src="./assets/${name}.js"></script>`).join('');
  await writeFile(join(to, 'index.html'), page.replace('<script type="module"', `${first}<script type="module"`));
}

async function writeManifest() {
  const { name, version, productName, desktopName } = JSON.parse(
    await readFile(join(built, '../package.json'), 'utf8'),
  );
  const main = 'dist/node/main.js';
  await writeFile(join(out, 'package.json'), JSON.stringify({ name, version, productName, desktopName, main }));
}

await mkdir(out, { recursive: true });
await Promise.all([lowerMain(), lowerPreload(), copyTrainer(), lowerWindow(), writeManifest()]);
