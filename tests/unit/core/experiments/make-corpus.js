/** `node tests/unit/core/experiments/make-corpus.js`: runs corpus-program.ts. */
import { join } from 'node:path';
import { runnerImport } from 'vite';

await runnerImport(join(import.meta.dirname, 'corpus-program.ts'), { configFile: false });
