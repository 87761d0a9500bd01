import type { BackendLoader } from '../backend.ts';

/** Plain JavaScript. */
export const loadCpu: BackendLoader = async () => {
  await import('@tensorflow/tfjs-backend-cpu');
};

/**
 * WebAssembly.
 * @param kernels where its .wasm files lie, as what their names are put behind: a URL that ends with a slash, in Node a path.
 */
export function wasmLoader(kernels: () => string): BackendLoader {
  return async () => {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    setWasmPaths(kernels());
  };
}
