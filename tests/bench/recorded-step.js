/**
 * `node tests/bench/recorded-step.js`: bundles measure-recorded-step.ts from TensorFlow.js's ES modules, as the app is bundled, and runs it in
 * a process of its own. Never fails: a machine may be slow, or without PyTorch.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const top = resolve(import.meta.dirname, '../..');
const outDir = join(top, 'dist/bench');

await build({
  configFile: false,
  root: top,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['@tensorflow/tfjs-node'] },
  build: {
    ssr: join(top, 'tests/bench/measure-recorded-step.ts'),
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
spawnSync(
  process.execPath,
  [join(outDir, 'measure-recorded-step.js'), join(top, 'dist'), join(top, 'tests/bench/torch_step.py')],
  {
    stdio: 'inherit',
  },
);
