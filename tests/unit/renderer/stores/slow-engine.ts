import type { LabConnection } from '#renderer/client/connect-lab.ts';
import type { CloseReason } from '#shared/errors/close-reasons.ts';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import { LabError } from '#shared/lab-error.ts';
import { fault } from '#shared/errors/fault.ts';
import { FakeEngine } from '../fake-engine.ts';

/** Lets so many turns of the event loop's innermost queue pass. */
export async function pass(ticks: number): Promise<void> {
  for (let done = 0; done < ticks; done += 1) await Promise.resolve();
}

/** A fake engine on a slow line: each answer takes as many ticks as `ticks` says, and none comes once the line is cut. */
export class SlowEngine implements LabConnection {
  readonly engine = new FakeEngine();
  readonly client: LabClient;
  readonly #ticks: () => number;
  #cut: (error: LabError) => void = () => undefined;
  readonly #ended = new Promise<never>((_, reject) => (this.#cut = reject));
  #listener: (reason: CloseReason) => void = () => undefined;
  /** How many requests are under way at once, at most: they must never be two. */
  mostAtOnce = 0;
  #atOnce = 0;
  #isCut = false;

  constructor(ticks: () => number) {
    this.#ticks = ticks;
    this.#ended.catch(() => undefined);
    const { client } = this.engine;
    this.client = {
      ...client,
      startExperiment: this.#slow(client.startExperiment),
      changeEdits: this.#slow(client.changeEdits),
      visitStep: this.#slow(client.visitStep),
      auditStep: this.#slow(client.auditStep),
      checkExperiment: this.#slow(client.checkExperiment),
      measureUpdate: this.#slow(client.measureUpdate),
      writeExperiment: this.#slow(client.writeExperiment),
      readExperiment: this.#slow(client.readExperiment),
      recordSteps: (input, signal) => this.#stream(client.recordSteps(input, signal)),
      run: ({ count }, signal) => this.#stream(client.recordSteps({ count }, signal)) as ReturnType<LabClient['run']>, // without measures
    };
  }

  #slow<Input, Output>(ask: (input: Input, signal?: AbortSignal) => Promise<Output>) {
    return async (input: Input, signal?: AbortSignal): Promise<Output> => {
      this.#begin();
      try {
        await this.#wait();
        const output = await ask(input, signal);
        await this.#wait();
        return output;
      } finally {
        this.#atOnce -= 1;
      }
    };
  }

  async *#stream<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
    this.#begin();
    try {
      for await (const item of items) {
        await this.#wait();
        yield item;
      }
    } finally {
      this.#atOnce -= 1;
    }
  }

  #begin(): void {
    this.#atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
  }

  #wait(): Promise<void> {
    return Promise.race([pass(this.#ticks()), this.#ended]);
  }

  onClose(listener: (reason: CloseReason) => void): () => void {
    this.#listener = listener;
    if (this.#isCut) listener('trainer-stopped');
    return () => undefined;
  }

  close(): void {
    this.end();
  }

  /** The line is cut. */
  end(): void {
    this.#isCut = true;
    this.#cut(new LabError('disconnected', fault('trainer-stopped')));
    this.#listener('trainer-stopped');
  }
}
