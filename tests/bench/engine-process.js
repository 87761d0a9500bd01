import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'vite';
import { dist, top } from '../../build/scripts/places.js';
import { inRounds } from './rounds.js';

const outDir = join(dist, 'bench');

/** Bundles measure-engine.ts from TensorFlow.js's ES modules, as the app is bundled. */
export async function bundleEngine() {
  await build({
    configFile: false,
    root: top,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['@tensorflow/tfjs-node'] },
    build: {
      ssr: join(top, 'tests/bench/measure-engine.ts'),
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        output: {
          entryFileNames: '[name].js',
          // TensorFlow.js's WebAssembly glue is CommonJS at heart and asks for these two when it starts in Node.
          banner:
            "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);\nconst __dirname = import.meta.dirname;",
        },
      },
    },
  });
}

/**
 * Runs one bench of measure-engine.ts in a process of its own: what another has compiled or left in memory is not there.
 *
 * @param {string} name
 * @returns {Promise<readonly import('./measurement.ts').Measurement[]>}
 * @throws {Error} when it ends without an answer
 */
export async function measureEngine(name) {
  const engine = fork(join(outDir, 'measure-engine.js'), [name], { cwd: top });
  const ended = once(engine, 'exit').then(() => {
    throw new Error('the engine ended without an answer');
  });
  /** @type {unknown[]} */
  const answer = await Promise.race([once(engine, 'message'), ended]);
  return /** @type {readonly import('./measurement.ts').Measurement[]} */ (answer[0]);
}

/**
 * The same for a bench of one row, in one process after the other: what V8 makes of the same code differs from process to process by a
 * third. Returns the one in the middle.
 *
 * @param {string} name
 */
export async function measureTypicalEngine(name) {
  const runs = (await inRounds(() => measureEngine(name))).flat();
  const valueOf = (/** @type {typeof runs[number]} */ run) => ('value' in run ? run.value : Number.NaN);
  const sorted = runs.sort((a, b) => valueOf(a) - valueOf(b));
  return sorted.slice(Math.floor(sorted.length / 2)).slice(0, 1);
}
