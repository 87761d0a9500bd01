import { inEnglish } from './errors/english/english.ts';
import { fault, type Fault } from './errors/fault.ts';

/**
 * What can go wrong between a window and the training process.
 * `invalid-input`: a request broke a rule; nothing was changed.
 * `no-experiment`: a step was asked for before an experiment was started.
 * `busy`: the engine is working on another request of this window.
 * `engine-failed`: TensorFlow.js or a backend refused; the experiment is as it was before the request, unless memory has run out (fault
 * `out-of-memory`): then nobody knows what the engine holds.
 * `file-failed`: the system refused to read or write a file; what was saved before is intact.
 * `cancelled`: the caller cancelled.
 * `disconnected`: the connection or the training process ended.
 * `internal`: a fault of the app itself.
 */
export const labErrorCodes = [
  'invalid-input',
  'no-experiment',
  'busy',
  'engine-failed',
  'file-failed',
  'cancelled',
  'disconnected',
  'internal',
] as const;
export type LabErrorCode = (typeof labErrorCodes)[number];

/**
 * An error that crosses every transport as data: `code` decides what the app does, `fault` is what the window says of it in its
 * language, `message` the same in English, for the command line and logs.
 */
export class LabError extends Error {
  override readonly name = 'LabError';
  readonly code: LabErrorCode;
  readonly fault: Fault;

  constructor(code: LabErrorCode, what: Fault) {
    super(inEnglish(what));
    this.code = code;
    this.fault = what;
  }
}

/** What V8, WebAssembly, Emscripten and TensorFlow say when they get no memory: nothing else tells it from their other errors. */
const noMemory = /out of memory|allocation failed|could not allocate|enlarge memory|\bOOM\b/i;

/** Any thrown value as a LabError; a LabError stays itself, everything else becomes `internal` in the words it came with. */
export function asLabError(thrown: unknown): LabError {
  if (thrown instanceof LabError) return thrown;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  if (noMemory.test(detail)) return new LabError('engine-failed', fault('out-of-memory'));
  return new LabError('internal', fault('unexpected', { detail }));
}
