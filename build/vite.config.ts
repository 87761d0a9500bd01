import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

const top = resolve(import.meta.dirname, '..');
const out = join(top, 'dist');

/** The WebAssembly kernels lie beside the training process, which reads them from disk: nothing is fetched. */
function copyWasmKernels(): Plugin {
  const kernels = join(
    dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json')),
    'dist',
  );
  return {
    name: 'dropout-lab:copy-wasm-kernels',
    applyToEnvironment: (environment) => environment.name === 'node',
    async closeBundle() {
      for (const file of ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm']) {
        await cp(join(kernels, file), join(out, 'node', 'wasm', file));
      }
    },
  };
}

/** TensorFlow.js's WebAssembly glue is CommonJS at heart and asks for these two names when it starts in Node. */
const commonJsNames = `import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
const __dirname = import.meta.dirname;`;

/**
 * Three builds in one: the renderer (client), everything that runs in Node or Electron's Node (node), and the preload
 * script (preload), which a sandboxed window only accepts as CommonJS. `electron` comes from the shell at run time and
 * tfjs-node carries native files: both stay outside the bundles.
 */
export default defineConfig({
  root: join(top, 'renderer'),
  base: './',
  plugins: [vue(), copyWasmKernels()],
  define: { __VUE_I18N_FULL_INSTALL__: false, __VUE_I18N_LEGACY_API__: false, __INTLIFY_PROD_DEVTOOLS__: false },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'node', 'preload']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
  build: { emptyOutDir: true, reportCompressedSize: false, chunkSizeWarningLimit: 600 },
  environments: {
    client: {
      build: {
        outDir: join(out, 'renderer'),
        assetsInlineLimit: 0,
        // One style sheet and no preloading: a part that could not be fetched is then one import to try again, and no
        // screen is ever without its styles.
        cssCodeSplit: false,
        modulePreload: false,
        // What keeps zod from trying `eval` lies with zod, so that no chunk makes a schema before it has run.
        rolldownOptions: {
          output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|shared\/no-eval/ }] } },
        },
      },
    },
    node: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron', '@tensorflow/tfjs-node'] },
      build: {
        outDir: join(out, 'node'),
        target: 'node20',
        minify: false,
        rolldownOptions: {
          input: {
            main: join(top, 'electron/shell/main.ts'),
            host: join(top, 'electron/host/main.ts'),
            trace: join(top, 'electron/cli/trace.ts'),
            check: join(top, 'electron/cli/check.ts'),
            'trainer-process': join(top, 'electron/trainer-process.ts'),
          },
          output: {
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
            banner: ({ moduleIds }) => (moduleIds.some((id) => id.includes('tfjs-backend-wasm')) ? commonJsNames : ''),
          },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: join(out, 'preload'),
        target: 'node20',
        minify: false,
        rolldownOptions: {
          input: { preload: join(top, 'electron/shell/preload.cts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
});
