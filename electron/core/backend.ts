import * as tf from '@tensorflow/tfjs-core';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { backendNames, type BackendName } from '#shared/engine.ts';
import { LabError } from '#shared/lab-error.ts';
import { restoreRemovedUtilFunctions } from './tfjs-node-polyfill.ts';

/** TensorFlow.js. This file is the only one that loads it; everything else in core takes it from here. */
export { tf };

/** Whether a backend can be used; if not, why not, in one sentence. */
export type BackendAvailability =
  | { readonly name: BackendName; readonly available: true }
  | { readonly name: BackendName; readonly available: false; readonly reason: string };

/** How each backend gets registered with TensorFlow.js, in the order in which that has to happen. */
const registrations: Readonly<Record<BackendName, () => Promise<void>>> = {
  tensorflow: registerTensorflow,
  wasm: registerWasm,
  cpu: registerCpu,
};

/** TensorFlow.js has one engine a process, so what is loaded is known once a process, too. */
let availability: Promise<readonly BackendAvailability[]> | undefined;
const loaded = new Set<BackendName>();

/**
 * Loads every backend that can be loaded here, once a process, and says which they are. Never fails and prints nothing on
 * stdout: a backend that does not load is reported with its reason.
 */
export function loadBackends(): Promise<readonly BackendAvailability[]> {
  availability ??= loadInTurn();
  return availability;
}

async function loadInTurn(): Promise<readonly BackendAvailability[]> {
  // Without this, TensorFlow.js advises on stderr to install tfjs-node and warns of every kernel registered twice.
  tf.enableProdMode();
  const results: BackendAvailability[] = [];
  for (const name of backendNames) results.push(await load(name));
  return results;
}

async function load(name: BackendName): Promise<BackendAvailability> {
  try {
    await registrations[name]();
    // On failure setBackend answers false, while getBackend() already gives the new name.
    if (!(await tf.setBackend(name))) throw new Error('it did not start');
    loaded.add(name);
    return { name, available: true };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return { name, available: false, reason: `The ${name} backend does not load: ${firstSentence(cause)}` };
  }
}

function firstSentence(text: string): string {
  const sentence = text.split(/\n|\. /, 1)[0]?.trim() ?? '';
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}

async function registerTensorflow(): Promise<void> {
  const folder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-node/package.json'));
  // Looked for beforehand: tfjs-node itself only finds out after it has registered kernels of its own for every backend.
  if (!hasNativePart(folder)) throw new Error("TensorFlow's native part is not installed.");
  restoreRemovedUtilFunctions();
  // TensorFlow otherwise describes itself on stderr whenever it starts; errors are still told. Without oneDNN it adds in the
  // same order on more processors, at the same speed.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '0';
  await import('@tensorflow/tfjs-node');
  // It brought an older build of the cpu backend along; ours, the one every installation uses, takes its place.
  tf.removeBackend('cpu');
}

function hasNativePart(folder: string): boolean {
  const library = join(folder, 'lib');
  return (
    existsSync(library) && readdirSync(library).some((entry) => existsSync(join(library, entry, 'tfjs_binding.node')))
  );
}

async function registerWasm(): Promise<void> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(wasmFolder() + sep);
}

/** The folder of the WebAssembly kernels: beside the bundle, or in node_modules when the sources run unbundled. */
function wasmFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const bundled = [join(here, 'wasm'), join(here, '..', 'wasm')].find((folder) => existsSync(folder));
  if (bundled !== undefined) return bundled;
  return join(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist');
}

async function registerCpu(): Promise<void> {
  await import('@tensorflow/tfjs-backend-cpu');
}

let gradients: Promise<void> | undefined;

/** Loads what TensorFlow.js needs to differentiate by itself, once a process; training does without. */
export function loadAutomaticDifferentiation(): Promise<void> {
  gradients ??= import('@tensorflow/tfjs-core/dist/register_all_gradients.js').then(() => undefined);
  return gradients;
}

/**
 * Runs one unit of work on a backend and disposes every tensor it made.
 *
 * TensorFlow.js has one current backend a process, while several connections may train on different ones. A unit of work
 * is synchronous and sets its own backend, so units never meet; tensors live only inside one, and what it returns is
 * plain data.
 * @throws LabError `engine-failed` when the backend is not loaded or does not start.
 */
export function withBackend<Result>(name: BackendName, work: () => Result): Result {
  if (!loaded.has(name)) throw new LabError('engine-failed', `The ${name} backend is not loaded.`);
  if (tf.getBackend() !== name) {
    // Of a backend that has been initialised, setBackend does all its work before its first await.
    void tf.setBackend(name);
    if (tf.backend() !== tf.findBackend(name)) {
      throw new LabError('engine-failed', `The ${name} backend does not start.`);
    }
  }
  tf.engine().startScope();
  try {
    return work();
  } finally {
    tf.engine().endScope();
  }
}
