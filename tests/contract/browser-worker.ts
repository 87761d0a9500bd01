import { readdir, readFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { build, type Plugin, type Rolldown } from 'vite';
import { labContract, type LabClient } from '#shared/contract/lab-contract.ts';
import { createClient } from '#shared/rpc/client.ts';
import { nodePortTransport } from './harnesses.ts';

const kernelAddress = 'https://lab.example/kernels/';

/** Vite gives an empty module for one of Node. Packages ask for some and do without; our own code must not even ask. */
const refuseNode: Plugin = {
  name: 'dropout-lab:refuse-node',
  enforce: 'pre',
  resolveId(name, importer) {
    if (importer?.includes('node_modules') || !isBuiltin(name)) return null;
    throw new Error(`${importer ?? ''} imports ${name}`);
  },
};

/** Bundles a program for browsers into one script, as any bundler would, with the modules it is made of. */
async function bundleForBrowsers(entry: string) {
  const output = (await build({
    configFile: false,
    logLevel: 'error',
    plugins: [refuseNode],
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      rolldownOptions: { input: entry, output: { format: 'iife', codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput; // it does not watch, and has one output
  const [script, ...others] = output.output;
  if (others.length > 0) throw new Error('the bundle is more than one script');
  return { code: script.code, modules: script.moduleIds };
}

/** The files of WebAssembly by the addresses a page would have them at. */
async function kernelFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const manifest = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json');
  const folder = join(dirname(manifest), 'dist');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.wasm'));
  return new Map(
    await Promise.all(names.map(async (name) => [kernelAddress + name, await readFile(join(folder, name))] as const)),
  );
}

/** Runs a script in a thread without anything of Node that a worker of a browser does not have; Node's own fetch cannot do without. */
const asInABrowser = `
const { port, kernelAddress, kernels, code } = require('node:worker_threads').workerData;
Object.assign(globalThis, {
  labPort: port,
  labKernels: kernelAddress,
  self: globalThis,
  location: { href: kernelAddress },
  fetch: async (address) => ({ ok: kernels.has(address), arrayBuffer: async () => kernels.get(address) }),
  WorkerGlobalScope: class {},
  importScripts() {},
});
const run = globalThis.eval;
const ofNode = ['process', 'Buffer', 'global', 'setImmediate', 'clearImmediate', 'require', 'module', 'exports', '__filename', '__dirname'];
// A page that is not isolated from other origins has no shared memory either.
ofNode.push('SharedArrayBuffer');
delete WebAssembly.instantiateStreaming; // Node's wants its own fetch
for (const name of ofNode) {
  if (!Reflect.deleteProperty(globalThis, name)) throw new Error(name + ' stays');
}
run(code);
`;

/** The core in a thread that knows nothing of Node, and a client of it. */
export async function startBrowserWorker() {
  const { code, modules } = await bundleForBrowsers(join(import.meta.dirname, 'worker-lab.ts'));
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(asInABrowser, {
    eval: true,
    workerData: { port: port2, kernelAddress, kernels: await kernelFiles(), code },
    transferList: [port2],
  });
  worker.on('error', (error) => {
    port1.close();
    throw error;
  });
  const transport = nodePortTransport(port1);
  const client: LabClient = createClient(transport, labContract);
  return { client, transport, modules, stop: () => worker.terminate() };
}
