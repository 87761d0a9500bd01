import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { appFacts } from './app-facts.ts';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const top = resolve(import.meta.dirname, '..');

/**
 * The gradients of TensorFlow.js's tape are ES modules that Node cannot load by themselves: the optimizer bundles them, and
 * with them the Node builds of the core and the cpu backend (the app is bundled from the ES modules of both).
 */
const tensorFlowAsBundled = {
  optimizer: {
    ssr: {
      enabled: true,
      include: [
        '@tensorflow/tfjs-core',
        '@tensorflow/tfjs-core/dist/register_all_gradients.js',
        '@tensorflow/tfjs-backend-cpu',
      ],
    },
  },
};

const project = (name: string, test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration => ({
  extends: true,
  test: { name, ...test },
});

export default defineConfig({
  root: top,
  // Not below node_modules, which two checkouts may share: each would find the other's bundles half written.
  cacheDir: join(top, 'dist/vitest'),
  plugins: [vue()],
  define: appFacts,
  test: {
    // Some tests start programs or compilers; a slow machine is not a failure, a test that hangs is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Left to itself, Vitest keeps one processor free: on a machine of two, half of it.
    maxWorkers: availableParallelism(),
    // What a test saves by itself is never among the user's own experiments.
    env: { DROPOUT_LAB_DATA: join(top, 'dist/test-data') },
    projects: [
      project('unit', {
        include: ['tests/unit/**/*.test.ts'],
        exclude: ['tests/unit/renderer/**'],
        deps: tensorFlowAsBundled,
      }),
      // A document exists only for the tests of the room that is compiled with one.
      project('renderer', {
        include: ['tests/unit/renderer/**/*.test.ts'],
        environment: 'happy-dom',
        setupFiles: 'tests/unit/renderer/no-turn-in-a-turn.ts',
      }),
      project('contract', { include: ['tests/contract/**/*.test.ts'], deps: tensorFlowAsBundled }),
      project('pack', {
        include: ['tests/pack/**/*.test.ts'],
        globalSetup: 'tests/pack/pack-all.ts',
        testTimeout: 300_000,
      }),
      project('reference', { include: ['tests/reference/**/*.test.ts'], deps: tensorFlowAsBundled }),
    ],
  },
});
