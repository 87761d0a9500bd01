/** What a living window's slot is locked by: the browser releases it when the window's worker ends, however that comes about. */
const lockName = (slot: string): string => `dropout-lab.slot.${slot}`;

/** The lock of a slot. */
export interface SlotLock {
  /** Resolves when the slot is this worker's; rejects when the browser refuses. */
  readonly held: Promise<void>;
  release(): void;
}

/** Pages that did not come over a safe way, as over plain http, have no locks: then no slot is known to live. */
const locks = (): LockManager | undefined => (navigator as { readonly locks?: LockManager }).locks;

/** Takes the lock of a new slot, whose id nobody else has. */
export function lockSlot(slot: string): SlotLock {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const manager = locks();
  const held =
    manager === undefined
      ? Promise.resolve()
      : new Promise<void>((resolve, reject) => {
          const hold = (): Promise<void> => {
            resolve();
            return released;
          };
          manager.request(lockName(slot), hold).catch(reject);
        });
  return { held, release: () => release() };
}

/** Which slots live: those whose window is there. */
export async function livingSlots(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await locks()?.query()) ?? {};
  const prefix = lockName('');
  return new Set(held.flatMap(({ name = '' }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])));
}
