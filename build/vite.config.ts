import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { appFacts } from './app-facts.ts';
import { defineConfig, type EnvironmentOptions, type Plugin, type Rolldown } from 'vite';
import { writeLicences } from './scripts/licences/plugin.js';

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

/**
 * tfjs-node is bundled from its sources, which are ES modules: that leaves nothing but the kernels and their backend (the addon
 * lies beside the bundles). They want the core of TensorFlow.js and get the one that is here anyway. Protocol buffers, which
 * only TensorBoard would read, are left out.
 */
function leanTfjsNode(): Plugin {
  const compiled = /^@tensorflow\/tfjs-node\/dist\/(.+)\.js$/;
  const nothing = '\0dropout-lab:nothing';
  return {
    name: 'dropout-lab:lean-tfjs-node',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (compiled.test(source))
        return this.resolve(source.replace(compiled, '@tensorflow/tfjs-node/src/$1.ts'), importer);
      if (importer?.includes('/@tensorflow/tfjs-node/') !== true) return null;
      if (source === './proto/api_pb') return nothing;
      return source === '@tensorflow/tfjs' ? this.resolve('@tensorflow/tfjs-core', importer) : null;
    },
    load: (id) => (id === nothing ? 'export {};' : null),
  };
}

/** Every font of the window is a .woff2; KaTeX offers each of its own as .woff and .ttf, too, which no browser of ours asks for. */
function modernFontsOnly(): Plugin {
  return {
    name: 'dropout-lab:modern-fonts-only',
    enforce: 'pre',
    transform: (code, id) =>
      /[\\/]katex[\\/].*\.css/.test(id) ? code.replace(/,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\([^)]+\)/g, '') : null,
  };
}

/** TensorFlow.js's WebAssembly glue is CommonJS at heart and asks for these two names when it starts in Node. */
const commonJsNames = `import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
const __dirname = import.meta.dirname;`;

/** What runs in Node or Electron's Node. `electron` comes from the shell at run time. */
const nodePrograms = (name: string, input: Readonly<Record<string, string>>): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true, external: ['electron'] },
  build: {
    outDir: join(out, name),
    copyPublicDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { ...input },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        banner: ({ moduleIds }) => (moduleIds.some((id) => id.includes('tfjs-backend-wasm')) ? commonJsNames : ''),
      },
    },
  },
});

/**
 * Puts what the page begins with into one file. Left to itself, the bundler gives each module that a later part uses, too, a file with
 * whichever others go the same ways: sixty small ones, larger by 20 kB when they are compressed one by one. Of packages what is used goes
 * with it; a package's index, which names all it has, says nothing about that.
 */
function firstLoad(): Rolldown.CodeSplittingNameFunction {
  const reached = new Set<string>();
  return (id, chunking) => {
    if (reached.size === 0) {
      reached.add(join(top, 'renderer/main.ts'));
      for (const next of reached)
        for (const imported of chunking.getModuleInfo(next)?.importedIds ?? []) reached.add(imported);
    }
    return reached.has(id) && !id.includes('node_modules') ? 'first' : null;
  };
}

/**
 * Four builds in one: the renderer (client), the programs of the desktop app (node), those that only the project's folder has
 * and no installer (tools), and the preload script (preload), which a sandboxed window only accepts as CommonJS.
 */
export default defineConfig({
  root: join(top, 'renderer'),
  base: './',
  plugins: [vue(), copyWasmKernels(), leanTfjsNode(), modernFontsOnly(), writeLicences(top, out)],
  define: {
    ...appFacts,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'node', 'tools', 'preload']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
  build: { emptyOutDir: true, reportCompressedSize: false, chunkSizeWarningLimit: 1200 },
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
          output: {
            codeSplitting: {
              groups: [
                { name: 'zod', test: /node_modules\/zod\/|shared\/no-eval/ },
                { name: firstLoad(), debugName: 'first' },
              ],
            },
          },
        },
      },
    },
    node: nodePrograms('node', {
      main: join(top, 'electron/shell/main.ts'),
      'trainer-process': join(top, 'electron/trainer-process.ts'),
    }),
    tools: nodePrograms('tools', {
      host: join(top, 'electron/host/main.ts'),
      trace: join(top, 'electron/cli/trace.ts'),
      check: join(top, 'electron/cli/check.ts'),
      'check-worker': join(top, 'electron/cli/check-worker.ts'),
    }),
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: join(out, 'preload'),
        copyPublicDir: false,
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
