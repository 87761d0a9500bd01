import { createRequire } from 'node:module';
import { createHash } from 'node:crypto';
import { cp, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { packageFolder } from '../licences/packages.js';
import { top } from '../places.js';

/** @param {string | Uint8Array} content @returns {string} by which an address is known to have this content */
const hashOf = (content) => createHash('sha256').update(content).digest('hex').slice(0, 10);

const kernelFiles = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm'];

/**
 * Copies the kernels of WebAssembly to a folder named after them.
 *
 * @param {string} out
 * @returns {Promise<string>} that folder, with a slash at the end
 */
export async function copyKernels(out) {
  const from = join(
    dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json')),
    'dist',
  );
  const contents = await Promise.all(kernelFiles.map((file) => readFile(join(from, file))));
  const folder = `wasm-${hashOf(Buffer.concat(contents))}/`;
  for (const file of kernelFiles) await cp(join(from, file), join(out, folder, file));
  return folder;
}

/**
 * Bundles a program of the web edition into a script named after its content; what a module (`es`) imports when it needs it becomes scripts
 * beside it.
 *
 * @param {{ readonly entry: string, readonly out: string, readonly name: string, readonly format: 'es' | 'iife', readonly define: Readonly<Record<string, string>> }} what
 * @returns {Promise<{ readonly file: string, readonly packages: readonly string[] }>} its name, and the folders of the packages in all of it
 */
export async function bundle({ entry, out, name, format, define }) {
  /** @type {import('vite').Rolldown.OutputChunk[]} */
  const chunks = [];
  await build({
    configFile: false,
    root: top,
    logLevel: 'warn',
    define,
    plugins: [
      {
        name: 'dropout-lab:chunks',
        generateBundle(_options, bundled) {
          for (const part of Object.values(bundled)) if (part.type === 'chunk') chunks.push(part);
        },
      },
    ],
    build: {
      outDir: out,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2023',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      modulePreload: false, // a worker has no document to preload in
      rolldownOptions: {
        input: join(top, entry),
        output: { format, entryFileNames: name, chunkFileNames: 'part-[hash].js', codeSplitting: format === 'es' },
      },
    },
  });
  const script = chunks.find(({ isEntry }) => isEntry);
  if (script === undefined) throw new Error(`${entry} became no script`);
  const folders = chunks.flatMap(({ moduleIds }) => moduleIds.map(packageFolder)).filter((folder) => folder !== null);
  return { file: script.fileName, packages: [...new Set(folders)] };
}
