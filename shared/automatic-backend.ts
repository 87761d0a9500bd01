import type { BackendName } from './engine.ts';
import type { NetworkSizes } from './hyperparameters.ts';

/** The multiply-adds of the five matrix products of a step: two of the size of fc1, three of the size of fc2. */
export function multiplyAdds({ inputSize, hiddenSize, outputSize, batchSize }: NetworkSizes): number {
  return batchSize * hiddenSize * (2 * inputSize + 3 * outputSize);
}

/**
 * From so many multiply-adds a step WebAssembly takes less time than plain JavaScript. Measured on two cores of a busy server, Node 20,
 * TensorFlow.js 4.22.0, unrecorded steps in turns, in microseconds (lower quartile; plain JavaScript, WebAssembly, native):
 *
 *     multiply-adds   SGD                    Adam
 *                 5      62,   304,  1197      704,  1690,  6999
 *             1,950     335,   385,  1322     1077,  2025,  7130   the lecture's network
 *             6,656     506,   272,  1243     1380,  1711,  4714
 *            22,528    1377,   381,  1489     1666,   870,  2851
 *            94,208    4572,   770,  1433     4399,  1034,  2604
 *       104,726,528       -, 215973, 90143                          784-512-10, batch 128
 */
export const leastForWasm = 5_000;

/**
 * The backend that `auto` stands for: plain JavaScript for small networks, WebAssembly for the others. It is a rule of the sizes
 * alone, of two backends that every installation has, so that an experiment has the same digits on every machine, however
 * fast it is and whatever else it does. Native TensorFlow, which is faster still for large networks where it is installed, is used
 * where it is asked for.
 */
export function automaticBackend(sizes: NetworkSizes): BackendName {
  return multiplyAdds(sizes) < leastForWasm ? 'cpu' : 'wasm';
}
