import type { BackendLoader } from '../backend.ts';
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
 * @param kernels returns where its .wasm files lie, with a slash at the end: a URL, in Node a path. Called when the backend is loaded.
 * @param isLate whether it is loaded only when something is to be computed on it.
 */
export function wasmLoader(kernels: () => string, isLate: boolean): BackendLoader {
  return {
    async load() {
      const { setWasmPaths, version_wasm } = await import('@tensorflow/tfjs-backend-wasm');
      setWasmPaths(kernels());
      transposeBeforeProducts();
      return version_wasm;
    },
    isLate,
  };
}
