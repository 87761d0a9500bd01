/**
 * Of tfjs-node its backend and its kernels: the package as a whole brings layers, converters, WebGL and a second TensorFlow.js along.
 * Loaded only where there is an addon for them.
 */
import '@tensorflow/tfjs-node/dist/register_all_kernels.js';

export { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend.js';
