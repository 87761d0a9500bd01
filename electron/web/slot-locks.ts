import { answeredFor, answerFor } from './slot-calls.ts';

/** What a living window's slot is locked by: the browser releases it when the window's worker ends, however that comes about. */
const lockName = (slot: string): string => `dropout-lab.slot.${slot}`;

/** Pages that did not come over a safe way, as over plain http, have no locks. */
const locks = (): LockManager | undefined => (navigator as { readonly locks?: LockManager }).locks;

/** A lock that was asked for: whether the slot is this worker's. It rejects when the browser refuses. */
export interface SlotLock {
  readonly held: Promise<boolean>;
  release(): void;
}

/** Takes the lock of a slot, if no other worker has it. */
export function lockSlot(slot: string): SlotLock {
  const manager = locks();
  if (manager === undefined) return { held: Promise.resolve(true), release: answerFor(slot) };
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held = new Promise<boolean>((resolve, reject) => {
    const hold = (lock: Lock | null): Promise<void> => {
      resolve(lock !== null);
      return lock === null ? Promise.resolve() : released;
    };
    manager.request(lockName(slot), { ifAvailable: true }, hold).catch(reject);
  });
  return { held, release: () => release() };
}

/** Which of `slots` live: those whose window is there, or that another window has taken. */
export async function livingSlots(slots: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const manager = locks();
  if (manager === undefined) return answeredFor(slots);
  const { held = [] } = await manager.query();
  const names = new Set(held.map(({ name }) => name));
  return new Set([...slots].filter((slot) => names.has(lockName(slot))));
}
