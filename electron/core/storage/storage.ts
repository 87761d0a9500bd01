import type { OwnBytes } from '#shared/own-memory.ts';

/**
 * Where the app keeps the experiments it saves by itself: the disk, or whatever place a browser offers. The rest of core knows
 * storage by these interfaces alone: bytes, ids and times. Each window has a slot of its own. A slot ends with its window, whether that
 * was closed or broke down, and what it holds is left to be recovered.
 *
 * What a storage throws is a LabError: `file-failed`, with a sentence that says what happened and what was kept.
 */
export interface LabStorage {
  /** A new slot, for one window. Nothing is stored before its first `save`. */
  createSlot(): StorageSlot;
  /** What all windows that are gone have left, the latest first. @throws LabError `file-failed`. */
  leftSlots(): Promise<readonly LeftSlot[]>;
  /**
   * What one window has left, for whoever is about to recover or discard it; null while it lives, and where nothing is stored under this
   * id. Where windows have processes of their own, no other is offered it until that of the asker ends.
   * @throws LabError `file-failed`.
   */
  leftSlot(id: string): Promise<LeftSlot | null>;
  /** Removes what a window that is gone has left. @throws LabError `file-failed`. */
  discardSlot(left: LeftSlot): Promise<void>;
}

/** What one window has saved. A call waits for the end of the one before it; only `release` may come at any time. */
export interface StorageSlot {
  /**
   * Adds a generation; the latest three are kept. At every moment the latest one that was acknowledged is there, whole.
   * @returns when it was saved, in milliseconds since 1970; a crash or a power failure no longer loses it.
   * @throws LabError `file-failed`; the generations before are intact.
   */
  save(bytes: Uint8Array): Promise<number>;
  /** Removes all generations; the slot stays this window's. @throws LabError `file-failed`. */
  clear(): Promise<void>;
  /** The window is gone: what it has saved is from now on left for others. Acts at once. */
  release(): void;
}

/** What a window that is gone has left: one generation or more, the latest first. */
export interface LeftSlot {
  readonly id: string;
  readonly generations: readonly SavedGeneration[];
}

/** One saved generation. */
export interface SavedGeneration {
  /** When it was saved, in milliseconds since 1970. */
  readonly savedAtMs: number;
  /** Its bytes, damaged ones too. Rejects when they cannot be read. */
  read(): Promise<OwnBytes>;
}
