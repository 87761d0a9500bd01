import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TFJSBinding } from '@tensorflow/tfjs-node/dist/tfjs_binding.js';
import { BackendMissing, tf, type BackendLoaders } from '../../backend.ts';
import { cpuLoader, wasmLoader } from '../portable-backends.ts';
import { isPacked, nativePart } from './native-part.ts';
import { restoreRemovedUtilFunctions } from './tfjs-node-polyfill.ts';
import { fault } from '#shared/errors/fault.ts';

/** How a program of Node or Electron loads each backend: native TensorFlow from tfjs-node, the kernels of WebAssembly from the disk. */
export const nodeBackends: BackendLoaders = {
  tensorflow: { load: loadTensorflow, isLate: false },
  wasm: wasmLoader({
    kernels: () => wasmFolder() + sep,
    isLate: false,
    whyNot: () => Promise.resolve(fault('did-not-start')),
  }),
  cpu: cpuLoader,
};

async function loadTensorflow(): Promise<string> {
  const addon = nativePart();
  if (addon === null) throw new BackendMissing(fault(isPacked ? 'native-part-not-packed' : 'native-part-missing'));
  restoreRemovedUtilFunctions();
  // TensorFlow otherwise describes itself on stderr whenever it starts; errors are still printed. Without oneDNN it adds in the
  // same order on more kinds of processors, at the same speed.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '0';
  const binding = createRequire(import.meta.url)(addon) as TFJSBinding;
  const hasCpu = isRegistered('cpu');
  const { NodeJSKernelBackend } = await import('./native-kernels.ts');
  // Where the sources run unbundled, all of tfjs-node is loaded, an older build of the cpu backend with it; ours, the one every
  // installation uses, takes its place, or has it already.
  if (!hasCpu && isRegistered('cpu')) tf.removeBackend('cpu');
  tf.registerBackend('tensorflow', () => new NodeJSKernelBackend(binding, '@tensorflow/tfjs-node'));
  // The library that computes is TensorFlow, whose version is not that of tfjs-node.
  return binding.TF_Version;
}

const isRegistered = (name: string): boolean => name in tf.engine().registryFactory;

/** The folder of the WebAssembly kernels: beside the bundle, or in node_modules when the sources run unbundled. */
function wasmFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const bundled = [join(here, 'wasm'), join(here, '..', 'wasm')].find((folder) => existsSync(folder));
  if (bundled !== undefined) return bundled;
  return join(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist');
}
