import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** The app is bundled from TensorFlow.js's ES modules; the tests run the same code, not the packages' Node builds. */
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
  root: resolve(import.meta.dirname, '..'),
  plugins: [vue()],
  test: {
    // Some tests start programs or compilers; a slow machine is not a failure, a test that hangs is.
    testTimeout: 30_000,
    projects: [
      project('unit', {
        include: ['tests/unit/**/*.test.ts'],
        exclude: ['tests/unit/renderer/**'],
        deps: tensorFlowAsBundled,
      }),
      // A document exists only for the tests of the room that is compiled with one.
      project('renderer', { include: ['tests/unit/renderer/**/*.test.ts'], environment: 'happy-dom' }),
      project('contract', { include: ['tests/contract/**/*.test.ts'], deps: tensorFlowAsBundled }),
      project('reference', { include: ['tests/reference/**/*.test.ts'], deps: tensorFlowAsBundled }),
    ],
  },
});
