import type { LabStorage, LeftSlot } from '#core/storage/storage.ts';
import type { OwnBytes } from '#shared/own-memory.ts';

interface Kept {
  readonly savedAtMs: number;
  readonly bytes: OwnBytes;
}

/** Storage in memory: what an implementation needs, and no more. It ends with its process. */
export function memoryStorage(): LabStorage {
  const left = new Map<string, readonly Kept[]>();

  const asLeft = (id: string, generations: readonly Kept[]): LeftSlot => ({
    id,
    generations: generations.map(({ savedAtMs, bytes }) => ({ savedAtMs, read: () => Promise.resolve(bytes) })),
  });

  return {
    createSlot() {
      const id = crypto.randomUUID();
      let kept: readonly Kept[] = [];
      return {
        save(bytes) {
          const savedAtMs = Date.now();
          kept = [{ savedAtMs, bytes: bytes.slice() }, ...kept].slice(0, 3);
          return Promise.resolve(savedAtMs);
        },
        clear() {
          kept = [];
          return Promise.resolve();
        },
        release() {
          if (kept.length > 0) left.set(id, kept);
        },
      };
    },
    leftSlots: () => Promise.resolve([...left].reverse().map(([id, generations]) => asLeft(id, generations))),
    leftSlot(id) {
      const generations = left.get(id);
      return Promise.resolve(generations === undefined ? null : asLeft(id, generations));
    },
    discardSlot({ id }) {
      left.delete(id);
      return Promise.resolve();
    },
  };
}
