import { fault } from '../errors/fault.ts';
import { asLabError, LabError } from '../lab-error.ts';
import type { Contract, Handlers } from './contract.ts';
import { createCredit, type Credit } from './credit.ts';
import { checkInput } from './invalid-input.ts';
import { maximumFrameBytes } from './codec.ts';
import { callerMessageSchema, maximumRequests, type CallerMessage, type ServerMessage } from './messages.ts';
import type { Transport } from './transport.ts';

/** How many items a cancelled stream may still send, whether or not credit is left: the rest of what was done so far. */
const maximumLastItems = 4;

/** How many bytes the requests that run at a time may have come with: two of the largest. */
const maximumRequestBytes = 2 * maximumFrameBytes;

interface RunningRequest {
  readonly controller: AbortController;
  readonly credit: Credit;
}
type Request = CallerMessage & { readonly type: 'request' };
type Handler = (input: unknown, signal: AbortSignal) => unknown;

/**
 * Serves a contract over a transport until the transport closes or the returned function is called; both abort all
 * that runs. Input that breaks its schema is answered by LabError `invalid-input` and never reaches a handler; what a
 * handler throws is answered as a LabError. A side that breaks the protocol is disconnected.
 */
export function serve<C extends Contract>(transport: Transport, contract: C, handlers: Handlers<C>): () => void {
  const running = new Map<number, RunningRequest>();
  let runningBytes = 0;

  function send(message: ServerMessage): void {
    transport.send(message);
  }

  function sendError(id: number, error: LabError): void {
    send({ type: 'error', id, code: error.code, fault: error.fault });
  }

  /** Sends everything the request answers except an error. */
  async function answer({ id, name, input }: Request, { controller: { signal }, credit }: RunningRequest) {
    const spec = Object.hasOwn(contract, name) ? contract[name] : undefined;
    // Handlers<C> gives each name a function that fits its spec; a name known only now is beyond the compiler.
    const handler = (handlers as Readonly<Record<string, Handler | undefined>>)[name];
    if (!spec || !handler) throw new LabError('invalid-input', fault('unknown-request', { request: name }));
    const checked = checkInput(name, spec.input, input);
    // Nothing is made for a side that has not taken what was made before.
    const turn = transport.turn();
    if (turn) await turn;
    signal.throwIfAborted();
    if (spec.kind === 'call') {
      const value = await handler.call(handlers, checked, signal);
      signal.throwIfAborted();
      send({ type: 'result', id, value });
      return;
    }
    const items = handler.call(handlers, checked, signal) as AsyncIterable<unknown>; // what a stream's handler returns
    let lastItems = 0;
    for await (const value of items) {
      send({ type: 'item', id, value });
      await transport.room();
      if (!(await credit.spend()) && ++lastItems > maximumLastItems) break;
    }
    signal.throwIfAborted();
    send({ type: 'end', id });
  }

  async function run(request: Request, bytes: number): Promise<void> {
    const { id } = request;
    const controller = new AbortController();
    const entry = { controller, credit: createCredit(request.credit, controller.signal) };
    running.set(id, entry);
    runningBytes += bytes;
    try {
      await answer(request, entry);
    } catch (thrown) {
      // After a cancel, whatever the handler threw on its way out is the cancel.
      sendError(id, asLabError(controller.signal.aborted ? controller.signal.reason : thrown));
    } finally {
      running.delete(id);
      runningBytes -= bytes;
    }
  }

  function receive(received: unknown, bytes: number): void {
    const parsed = callerMessageSchema.safeParse(received);
    if (!parsed.success) return transport.close('protocol-broken');
    const message = parsed.data;
    const request = running.get(message.id);
    if (message.type === 'request') {
      if (request) return transport.close('protocol-broken');
      if (running.size >= maximumRequests) {
        return sendError(message.id, new LabError('busy', fault('too-many-requests', { most: maximumRequests })));
      }
      if (running.size > 0 && runningBytes + bytes > maximumRequestBytes) {
        return sendError(message.id, new LabError('busy', fault('too-much-asked')));
      }
      void run(message, bytes);
    } else if (message.type === 'credit') {
      request?.credit.add(message.credit);
    } else {
      request?.controller.abort(new LabError('cancelled', fault('request-cancelled')));
    }
  }

  function abortAll(): void {
    for (const { controller } of running.values()) {
      controller.abort(new LabError('disconnected', fault('connection-ended')));
    }
  }

  const stopReceiving = transport.onMessage(receive);
  const stopWatching = transport.onClose(abortAll);
  return () => {
    stopReceiving();
    stopWatching();
    abortAll();
  };
}
