import type { Fault, FaultName } from './fault.ts';

/**
 * What helps when the connection to the engine is lost. `reconnect`: the engine is started again. `new-address`: the host was started
 * again, and knows this window no more. `either`: the host is gone, or only the way to it.
 */
export type WayBack = 'reconnect' | 'either' | 'new-address';

const ways: Partial<Readonly<Record<FaultName, WayBack>>> = {
  'no-access': 'new-address',
  'app-closing': 'either',
  'host-gone': 'either',
  'host-unreachable': 'either',
  'host-silent': 'either',
  'host-unheard': 'either',
};

/** @param lost why there is no connection; null where that is not known. */
export const wayBack = (lost: Fault | null): WayBack => (lost && ways[lost.name]) ?? 'reconnect';
