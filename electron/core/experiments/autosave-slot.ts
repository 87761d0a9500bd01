import { LabError } from '#shared/lab-error.ts';
import type { StorageSlot } from '../storage/storage.ts';
import { fault } from '#shared/errors/fault.ts';

/** A window's slot, with its saves and removals one after the other, in the order of the calls. */
export class AutosaveSlot {
  readonly #slot: StorageSlot;
  #isReleased = false;
  /** How many acts are not over. */
  #open = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(slot: StorageSlot) {
    this.#slot = slot;
  }

  /** Whether its window is gone. */
  get isReleased(): boolean {
    return this.#isReleased;
  }

  /** Runs one act after the other; the next one runs even if the one before has failed. */
  #inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    this.#open += 1;
    const result = this.#last.then(act).finally(() => {
      this.#open -= 1;
      this.#releaseWhenIdle();
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  #releaseWhenIdle(): void {
    if (this.#isReleased && this.#open === 0) this.#slot.release();
  }

  /**
   * Saves a generation. What was asked for before `release` is still saved: the last a page does is to ask for it.
   * @returns when it was saved, in milliseconds since 1970.
   * @throws LabError `file-failed`; `disconnected` after `release`; whatever `bytes` was rejected with.
   */
  async save(bytes: Promise<Uint8Array>): Promise<number> {
    bytes.catch(() => undefined); // it is thrown below, when its turn comes
    if (this.#isReleased) throw new LabError('disconnected', fault('window-is-closed'));
    return this.#inTurn(async () => this.#slot.save(await bytes));
  }

  /** Throws away what this window has saved. @throws LabError `file-failed`. */
  forget(): Promise<void> {
    return this.#inTurn(() => this.#slot.clear());
  }

  /** The window is gone: what it has saved is left for others to recover, once all it has asked for is done. */
  release(): void {
    this.#isReleased = true;
    this.#releaseWhenIdle();
  }
}
