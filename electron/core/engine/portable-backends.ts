import type { Fault } from '#shared/errors/fault.ts';
import { BackendMissing, tf, type BackendLoader } from '../backend.ts';
import { transposeBeforeProducts } from './transposed-products.ts';

/** Loads the backend in plain JavaScript: part of the program. */
export const cpuLoader: BackendLoader = {
  async load() {
    const { version_cpu } = await import('@tensorflow/tfjs-backend-cpu');
    return version_cpu;
  },
  isLate: false,
};

/**
 * Loads the backend in WebAssembly.
 * `kernels` returns where its .wasm files lie, with a slash at the end: a URL, in Node a path; it is called when the backend is loaded.
 * `isLate`: whether it is loaded only when something is to be computed on it. `whyNot` finds out, as a clause, why it did not start.
 */
export function wasmLoader(program: {
  readonly kernels: () => string;
  readonly isLate: boolean;
  readonly whyNot: () => Promise<Fault>;
}): BackendLoader {
  return {
    async load() {
      const { setWasmPaths, version_wasm } = await import('@tensorflow/tfjs-backend-wasm');
      setWasmPaths(program.kernels());
      transposeBeforeProducts();
      if (!(await tf.setBackend('wasm'))) throw new BackendMissing(await program.whyNot());
      return version_wasm;
    },
    isLate: program.isLate,
  };
}
