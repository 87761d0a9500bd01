import { build } from 'vite';

/**
 * Bundles TypeScript entries as programs for Node or Electron into `folder`, as `<name>.js`, or `<name>.cjs` when they
 * are to be CommonJS: what is spawned must be plain JavaScript.
 */
export async function bundleNodePrograms(
  entries: Readonly<Record<string, string>>,
  folder: string,
  format: 'es' | 'cjs' = 'es',
): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['electron', '@tensorflow/tfjs-node'] },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { ...entries },
        output: { format, entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js' },
      },
    },
  });
}
