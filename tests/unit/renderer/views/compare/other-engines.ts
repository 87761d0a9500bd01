import { expect } from 'vitest';
import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';
import { FakeEngine } from '../../fake-engine.ts';

/** The connections that were opened beside the present one. */
export const others: FakeEngine[] = [];
/** Whether no other can be opened. */
export const refusal = { isOn: false };
/** What they refuse. */
export const refused = new Map<string, LabError>();

/** Opens another connection, as `connectLab` does. */
export function connectOther(): Promise<FakeEngine> {
  if (refusal.isOn) return Promise.reject(new LabError('disconnected', fault('host-unreachable')));
  const other = new FakeEngine(refused);
  others.push(other);
  return Promise.resolve(other);
}

/** The connection that was opened last. */
export const last = () => others.at(-1) ?? expect.fail('no other connection was opened');
