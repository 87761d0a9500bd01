import * as tf from '@tensorflow/tfjs-core';
import { backendNames, type BackendName, type UsedEngine } from '#shared/engine.ts';
import { LabError } from '#shared/lab-error.ts';
import { fault, type Fault } from '#shared/errors/fault.ts';
import { inEnglish } from '#shared/errors/english/english.ts';

/** TensorFlow.js. Everything else in core takes it from here. */
export { tf };

/** How a backend is loaded in the present kind of program. */
export interface BackendLoader {
  /**
   * Registers it with TensorFlow.js and returns the version of the library that computes. Rejects where it cannot be had: with a
   * `BackendMissing` where a part of it is missing or it does not exist in this kind of program, else with what TensorFlow.js threw.
   */
  readonly load: () => Promise<string>;
  /** Whether it is loaded only when something is to be computed on it, as where it has to be fetched; until then it counts as available. */
  readonly isLate: boolean;
}

/** The loader of each backend. */
export type BackendLoaders = Readonly<Record<BackendName, BackendLoader>>;

/** What a loader rejects with where its backend cannot be had; `cause` says why in a clause. */
export class BackendMissing extends Error {
  override readonly name = 'BackendMissing';
  override readonly cause: Fault;

  constructor(cause: Fault) {
    super(inEnglish(cause));
    this.cause = cause;
  }
}

/** Whether a backend can be used; if not, why not. */
export type BackendAvailability =
  | { readonly name: BackendName; readonly available: true }
  | { readonly name: BackendName; readonly available: false; readonly reason: Fault };

/** TensorFlow.js has one engine a process, so what is loaded is known once a process, too. */
const availability = new WeakMap<BackendLoader, Promise<BackendAvailability>>();
/** The versions of those that are loaded. */
const loaded = new Map<BackendName, string>();
/** They are loaded one after the other. */
let lastLoad: Promise<unknown> = Promise.resolve();

/**
 * Loads a backend, once a process, late or not. Never fails and prints nothing on stdout: one that does not load is reported with its
 * reason.
 */
export function loadBackend(loaders: BackendLoaders, name: BackendName): Promise<BackendAvailability> {
  const loader = loaders[name];
  let known = availability.get(loader);
  if (known === undefined) {
    // Without production mode TensorFlow.js advises on stderr to install tfjs-node and warns of every kernel registered twice.
    tf.enableProdMode();
    known = lastLoad.then(() => load(name, loader.load));
    lastLoad = known;
    availability.set(loader, known);
  }
  return known;
}

/** Loads every backend that can be loaded here and is not late, as `loadBackend` does, and returns which there are. */
export function loadBackends(loaders: BackendLoaders): Promise<readonly BackendAvailability[]> {
  return Promise.all(
    backendNames.map((name) => {
      const isAwaited = loaders[name].isLate && !availability.has(loaders[name]);
      return isAwaited ? Promise.resolve({ name, available: true } as const) : loadBackend(loaders, name);
    }),
  );
}

/** Whether something can be computed on a backend at once. */
export const isLoaded = (name: BackendName): boolean => loaded.has(name);

async function load(name: BackendName, register: BackendLoader['load']): Promise<BackendAvailability> {
  try {
    const version = await register();
    // On failure setBackend returns false, while getBackend() already gives the new name.
    if (!(await tf.setBackend(name))) throw new BackendMissing(fault('did-not-start'));
    loaded.set(name, version);
    return { name, available: true };
  } catch (error) {
    const cause =
      error instanceof BackendMissing ? error.cause : fault('in-its-words', { detail: firstSentence(error) });
    return { name, available: false, reason: fault('backend-does-not-load', { backend: name, cause }) };
  }
}

/**
 * A loaded backend as a file names it.
 * @throws LabError `engine-failed` when it is not loaded.
 */
export function usedEngine(name: BackendName): UsedEngine {
  const version = loaded.get(name);
  if (version === undefined) throw new LabError('engine-failed', fault('backend-not-loaded', { backend: name }));
  return { name, version };
}

function firstSentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split(/\n|\. /, 1)[0]?.trim() ?? '';
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
  if (!isLoaded(name)) throw new LabError('engine-failed', fault('backend-not-loaded', { backend: name }));
  if (tf.getBackend() !== name) {
    // Of a backend that has been initialised, setBackend does all its work before its first await.
    void tf.setBackend(name);
    if (tf.backend() !== tf.findBackend(name)) {
      throw new LabError('engine-failed', fault('backend-does-not-start', { backend: name }));
    }
  }
  tf.engine().startScope();
  try {
    return work();
  } finally {
    tf.engine().endScope();
  }
}
