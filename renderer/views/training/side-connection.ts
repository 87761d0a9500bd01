import { connectLab, type LabConnection } from '../../client/connect-lab.ts';

/** A connection of its own beside the experiment's: opened when it is first needed, and again after it has ended. */
export class SideConnection {
  #opening: Promise<LabConnection> | null = null;

  /** @throws LabError when there is no way to the engine; the next call tries again. */
  get(): Promise<LabConnection> {
    if (this.#opening) return this.#opening;
    const own = connectLab('present');
    const forget = (): void => {
      if (this.#opening === own) this.#opening = null;
    };
    this.#opening = own;
    own.then((opened) => opened.onClose(forget), forget);
    return own;
  }

  /** Ends it, or has it ended as soon as it is there. */
  close(): void {
    const before = this.#opening;
    this.#opening = null;
    before?.then(
      (opened) => {
        opened.close();
      },
      () => undefined, // whoever asked for it has heard of it
    );
  }
}
