import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  plugins: [vue()],
  test: {
    include: ['tests/{unit,contract,reference}/**/*.test.ts'],
    // The app is bundled from TensorFlow.js's ES modules; the tests run the same code, not the packages' Node builds.
    deps: { optimizer: { ssr: { enabled: true, include: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-core/dist/register_all_gradients.js', '@tensorflow/tfjs-backend-cpu'] } } },
  },
});
