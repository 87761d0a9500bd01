import { build } from 'vite';

/** Bundles TypeScript entries as programs for Node into `folder`, as `<name>.js` each: what is spawned must be plain JavaScript. */
export async function bundleNodePrograms(entries: Readonly<Record<string, string>>, folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { input: { ...entries }, output: { format: 'es', entryFileNames: '[name].js' } },
    },
  });
}
