import { fault } from '../errors/fault.ts';
import { asLabError, LabError } from '../lab-error.ts';
import type { Client, Contract } from './contract.ts';
import {
  maximumRequests,
  serverMessageSchema,
  streamWindow,
  type CallerMessage,
  type ServerMessage,
} from './messages.ts';
import { plainCopy } from './plain-data.ts';
import type { Transport } from './transport.ts';

/** One request under way. */
interface OpenRequest {
  readonly id: number;
  /** Asks the serving side to stop; does nothing once the request has ended. */
  cancel(): void;
  /** Settles when the last answer came, so that nothing of the request runs any more. Never rejects. */
  readonly ended: Promise<void>;
}

function cancelled(): LabError {
  return new LabError('cancelled', fault('request-cancelled'));
}

/** Why an answer ends its request badly, if it does. Once cancelled, a request was cancelled whatever came of it. */
function failureIn(answer: ServerMessage, signal: AbortSignal | undefined): LabError | undefined {
  if (answer.type === 'error' && answer.code === 'disconnected') return new LabError(answer.code, answer.fault);
  if (signal?.aborted) return cancelled();
  return answer.type === 'error' ? new LabError(answer.code, answer.fault) : undefined;
}

/**
 * A client of a contract over a transport. A cancelled request rejects with LabError `cancelled` as soon as the serving
 * side has stopped it, so that the next request does not meet it at work; a stream gives the items it was still sent
 * before it does so, because what was done is done. Leaving a `for await` loop cancels its stream too and waits in the
 * same way. When the transport closes, every request rejects with LabError `disconnected`, now and later. A stream
 * starts when it is first asked for an item and can be run through once.
 */
export function createClient<C extends Contract>(transport: Transport, contract: C): Client<C> {
  const open = new Map<number, (answer: ServerMessage) => void>();
  let lost: LabError | undefined;
  let lastId = 0;

  transport.onMessage((received) => {
    const parsed = serverMessageSchema.safeParse(received);
    if (parsed.success) open.get(parsed.data.id)?.(parsed.data);
    else transport.close('protocol-broken');
  });
  transport.onClose((reason) => {
    lost = new LabError('disconnected', fault('connection-lost', { reason: fault(reason) }));
    for (const [id, take] of open) take({ type: 'error', id, code: lost.code, fault: lost.fault });
  });

  function start(
    name: string,
    input: unknown,
    signal: AbortSignal | undefined,
    take: (answer: ServerMessage) => void,
  ): OpenRequest {
    if (lost) throw lost;
    if (signal?.aborted) throw cancelled();
    // The other side would say so too, but it may be long before it hears of them.
    if (open.size >= maximumRequests) throw new LabError('busy', fault('too-many-requests', { most: maximumRequests }));
    const id = ++lastId;
    const send = (message: CallerMessage): void => transport.send(message);
    const cancel = (): void => {
      if (open.has(id)) send({ type: 'cancel', id });
    };
    try {
      send({ type: 'request', id, name, input: plainCopy(input), credit: streamWindow });
    } catch (thrown) {
      throw asLabError(thrown); // the input is not plain data
    }
    const ended = new Promise<void>((resolve) => {
      open.set(id, (answer) => {
        if (answer.type !== 'item') {
          open.delete(id);
          signal?.removeEventListener('abort', cancel);
          resolve();
        }
        take(answer);
      });
    });
    signal?.addEventListener('abort', cancel, { once: true });
    return { id, cancel, ended };
  }

  function call(name: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      start(name, input, signal, (answer) => {
        const failure = failureIn(answer, signal);
        if (failure) reject(failure);
        else if (answer.type === 'result') resolve(answer.value);
        else reject(new LabError('internal', fault('request-is-stream', { request: name })));
      });
    });
  }

  async function* stream(name: string, input: unknown, signal?: AbortSignal): AsyncGenerator<unknown, void> {
    const arrived: ServerMessage[] = [];
    let wake: (() => void) | undefined;
    const request = start(name, input, signal, (answer) => {
      arrived.push(answer);
      wake?.();
    });
    let taken = 0;
    try {
      for (;;) {
        const answer = arrived.shift();
        if (answer === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        if (answer.type !== 'item') {
          const failure = failureIn(answer, signal);
          if (failure) throw failure;
          return;
        }
        yield answer.value;
        // Credit goes back in halves of the window: the producer never waits for a consumer that keeps up.
        if (++taken < streamWindow / 2) continue;
        transport.send({ type: 'credit', id: request.id, credit: taken } satisfies CallerMessage);
        taken = 0;
      }
    } finally {
      request.cancel();
      await request.ended;
    }
  }

  const requests = Object.entries(contract).map(([name, spec]) => [
    name,
    (input: unknown, signal?: AbortSignal) => (spec.kind === 'call' ? call : stream)(name, input, signal),
  ]);
  return Object.fromEntries(requests) as Client<C>; // one function a request, as its kind says
}
