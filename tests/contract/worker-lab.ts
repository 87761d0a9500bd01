/** The core as a worker of a browser would have it: nothing of Node, the two backends that need none of it, storage of its own. */
import { BackendMissing } from '#core/backend.ts';
import { cpuLoader, wasmLoader } from '#core/engine/portable-backends.ts';
import { createLabService } from '#core/lab-service.ts';
import { defaultPace } from '#core/record-steps.ts';
import { fault } from '#shared/errors/fault.ts';
import { labContract } from '#shared/contract/lab-contract.ts';
import { portTransport } from '#shared/rpc/port-transport.ts';
import { serve } from '#shared/rpc/server.ts';
import { memoryStorage } from '../unit/core/storage/memory-storage.ts';

/** What starts this worker puts these there: its connection to a window, and where the WebAssembly kernels lie. */
const { labPort, labKernels } = globalThis as unknown as { readonly labPort: MessagePort; readonly labKernels: string };

const backends = {
  tensorflow: {
    load: () => Promise.reject(new BackendMissing(fault('native-part-of-desktop'))),
    isLate: false,
  },
  wasm: wasmLoader({
    kernels: () => labKernels,
    isLate: false,
    whyNot: () => Promise.resolve(fault('did-not-start')),
  }),
  cpu: cpuLoader,
};

const transport = portTransport(labPort, {
  onMessage: (listener) => {
    labPort.onmessage = ({ data }) => {
      listener(data);
    };
  },
  onClose: () => undefined, // a port of the web has no such event
});
serve(transport, labContract, createLabService({ backends, pace: defaultPace, storage: memoryStorage() }));
