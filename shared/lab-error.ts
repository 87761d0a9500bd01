/**
 * What can go wrong between a window and the training process.
 * `invalid-input`: a request broke a rule; nothing was changed.
 * `no-experiment`: a step was asked for before an experiment was started.
 * `busy`: the engine is working on another request of this window.
 * `engine-failed`: TensorFlow.js or a backend refused; the experiment is as it was before the request.
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

/** An error that crosses every transport as data: `message` is one sentence for the user, `code` decides what the app does. */
export class LabError extends Error {
  override readonly name = 'LabError';
  readonly code: LabErrorCode;

  constructor(code: LabErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Any thrown value as a LabError; a LabError stays itself, everything else becomes `internal` with its message. */
export function asLabError(thrown: unknown): LabError {
  if (thrown instanceof LabError) return thrown;
  return new LabError('internal', thrown instanceof Error ? thrown.message : String(thrown));
}
