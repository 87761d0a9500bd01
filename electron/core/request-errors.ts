import { asLabError, LabError } from '#shared/lab-error.ts';
import { fault } from '#shared/errors/fault.ts';

/** @throws LabError: the signal's reason if it is one, else `cancelled`, when the signal has fired. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw signal.reason instanceof LabError ? signal.reason : new LabError('cancelled', fault('request-cancelled'));
}

/** What went wrong inside a request as a LabError: whatever is not one yet came from TensorFlow.js. */
export function asEngineError(thrown: unknown): LabError {
  const error = asLabError(thrown);
  return error.code === 'internal'
    ? new LabError('engine-failed', fault('engine-step-failed', { detail: error.message }))
    : error;
}
