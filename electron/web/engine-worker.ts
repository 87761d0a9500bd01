/**
 * The engine of the web edition: a worker of the page, which hands it a port for its connection. It computes with what any browser has,
 * and keeps what is saved by itself in the browser's storage.
 */
import { BackendMissing, type BackendLoaders } from '#core/backend.ts';
import { cpuLoader, wasmLoader } from '#core/engine/portable-backends.ts';
import { defaultPace } from '#core/record-steps.ts';
import { serveLab } from '#core/serve-lab.ts';
import { fault, type Fault } from '#shared/errors/fault.ts';
import { eventPortTransport } from '#shared/rpc/event-port.ts';
import { browserStorage } from './browser-storage.ts';

declare const self: DedicatedWorkerGlobalScope;

/** The folder of the kernels of WebAssembly beside this program, named after what is in it: the build says. */
declare const __DROPOUT_LAB_KERNELS__: string;

/** They are fetched when a network is large enough for them. */
const kernels = () => new URL(__DROPOUT_LAB_KERNELS__, self.location.href).href;

/** The first bytes of every file of WebAssembly. */
const magic = [0x00, 0x61, 0x73, 0x6d];

/** Whether the site has the kernels at all: many servers answer with a page where a file is missing. */
async function whyNoKernels(): Promise<Fault> {
  const answer = await fetch(`${kernels()}tfjs-backend-wasm-simd.wasm`).catch(() => null);
  const bytes = answer?.ok === true ? new Uint8Array(await answer.arrayBuffer()) : new Uint8Array();
  return fault(magic.every((byte, index) => bytes[index] === byte) ? 'did-not-start' : 'kernels-not-fetched');
}

const backends: BackendLoaders = {
  tensorflow: {
    load: () => Promise.reject(new BackendMissing(fault('native-part-of-desktop'))),
    isLate: false,
  },
  wasm: wasmLoader({ kernels, isLate: true, whyNot: whyNoKernels }),
  cpu: cpuLoader,
};

const storage = browserStorage();

self.addEventListener('message', ({ ports: [port] }) => {
  if (port) serveLab(eventPortTransport(port), { backends, pace: defaultPace, storage });
});

// It is there: whoever started it waits for this.
self.postMessage(null);
