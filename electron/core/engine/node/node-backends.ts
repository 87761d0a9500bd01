import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BackendMissing, tf, type BackendLoaders } from '../../backend.ts';
import { loadCpu, wasmLoader } from '../portable-backends.ts';
import { restoreRemovedUtilFunctions } from './tfjs-node-polyfill.ts';
import { fault } from '#shared/errors/fault.ts';

/** How a program of Node or Electron loads each backend: native TensorFlow from tfjs-node, the kernels of WebAssembly from the disk. */
export const nodeBackends: BackendLoaders = {
  tensorflow: loadTensorflow,
  wasm: wasmLoader(() => wasmFolder() + sep),
  cpu: loadCpu,
};

async function loadTensorflow(): Promise<string> {
  const folder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-node/package.json'));
  // Looked for before loading: tfjs-node itself only finds out after it has registered kernels of its own for every backend.
  if (!hasNativePart(folder)) throw new BackendMissing(fault('native-part-missing'));
  restoreRemovedUtilFunctions();
  // TensorFlow otherwise describes itself on stderr whenever it starts; errors are still printed. Without oneDNN it adds in the
  // same order on more kinds of processors, at the same speed.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '0';
  await import('@tensorflow/tfjs-node');
  // It brought an older build of the cpu backend along; ours, the one every installation uses, takes its place.
  tf.removeBackend('cpu');
  // The library that computes is TensorFlow, whose version is not that of tfjs-node.
  const { binding } = tf.findBackend('tensorflow') as unknown as { readonly binding: { readonly TF_Version: string } };
  return binding.TF_Version;
}

function hasNativePart(folder: string): boolean {
  const library = join(folder, 'lib');
  return (
    existsSync(library) && readdirSync(library).some((entry) => existsSync(join(library, entry, 'tfjs_binding.node')))
  );
}

/** The folder of the WebAssembly kernels: beside the bundle, or in node_modules when the sources run unbundled. */
function wasmFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const bundled = [join(here, 'wasm'), join(here, '..', 'wasm')].find((folder) => existsSync(folder));
  if (bundled !== undefined) return bundled;
  return join(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist');
}
