/** `node tests/unit/core/experiments/make-corpus.js`: bundles corpus-program.ts as the app is bundled, and runs it. */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const top = resolve(import.meta.dirname, '../../../..');
const outDir = join(top, 'dist/corpus');
await build({
  root: top,
  configFile: false,
  logLevel: 'error',
  ssr: { noExternal: true, external: ['@tensorflow/tfjs-node'] },
  build: {
    ssr: true,
    outDir,
    rolldownOptions: { input: { program: join(import.meta.dirname, 'corpus-program.ts') } },
  },
});
process.chdir(import.meta.dirname);
await import(pathToFileURL(join(outDir, 'program.js')).href);
