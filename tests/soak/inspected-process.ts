import { once } from 'node:events';
import { WebSocket } from 'ws';

/** An answer of V8's inspector. */
interface Answer {
  readonly id?: number;
  readonly result?: { readonly result?: { readonly value?: unknown } };
  readonly error?: { readonly message: string };
}

/** What a process holds, in bytes, and how many tensors of TensorFlow.js it has, if it has any engine. */
export interface ProcessMemory {
  readonly rss: number;
  readonly heapTotal: number;
  readonly heapUsed: number;
  readonly external: number;
  readonly arrayBuffers: number;
  readonly tensors: number | null;
  readonly isTrainer: boolean;
}

const look = `({
  ...process.memoryUsage(),
  tensors: globalThis._tfengine?.state.numTensors ?? null,
  isTrainer: process.argv[1].includes('trainer-process'),
})`;

/** A process of Node, by the debugging port it was started with. */
export class InspectedProcess {
  readonly #socket: WebSocket;
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** @param url as the process prints it: `ws://127.0.0.1:PORT/ID`. */
  static async connect(url: string): Promise<InspectedProcess> {
    const socket = new WebSocket(url);
    await once(socket, 'open');
    return new InspectedProcess(socket);
  }

  async #ask(method: string, parameters: object = {}): Promise<unknown> {
    const id = ++this.#lastId;
    const answered = new Promise<Answer>((resolve) => {
      const listen = (message: Buffer) => {
        const answer = JSON.parse(message.toString('utf8')) as Answer; // V8's own words
        if (answer.id !== id) return;
        this.#socket.off('message', listen);
        resolve(answer);
      };
      this.#socket.on('message', listen);
    });
    this.#socket.send(JSON.stringify({ id, method, params: parameters }));
    const { error, result } = await answered;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result?.result?.value;
  }

  /** What is left after all garbage was collected. */
  async memory(): Promise<ProcessMemory> {
    await this.#ask('HeapProfiler.collectGarbage');
    return (await this.#ask('Runtime.evaluate', { expression: look, returnByValue: true })) as ProcessMemory; // see `look`
  }

  close(): void {
    this.#socket.close();
  }
}
