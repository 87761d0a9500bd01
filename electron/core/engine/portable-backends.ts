import type { BackendLoader } from '../backend.ts';
import { transposeBeforeProducts } from './transposed-products.ts';

/** Loads the backend in plain JavaScript. */
export const loadCpu: BackendLoader = async () => {
  const { version_cpu } = await import('@tensorflow/tfjs-backend-cpu');
  return version_cpu;
};

/**
 * Loads the backend in WebAssembly.
 * @param kernels returns where its .wasm files lie, with a slash at the end: a URL, in Node a path. Called when the backend is loaded.
 */
export function wasmLoader(kernels: () => string): BackendLoader {
  return async () => {
    const { setWasmPaths, version_wasm } = await import('@tensorflow/tfjs-backend-wasm');
    setWasmPaths(kernels());
    transposeBeforeProducts();
    return version_wasm;
  };
}
