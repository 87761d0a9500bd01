/**
 * The globals of every platform core runs on (a process of Node or Electron, a worker of a browser) that it uses beside those of
 * shared/globals.d.ts: it is compiled without DOM and without Node.
 */
declare const AbortSignal: {
  abort(reason?: unknown): AbortSignal;
  any(signals: Iterable<AbortSignal>): AbortSignal;
};
declare const performance: { now(): number };
interface MessagePort {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}
declare class MessageChannel {
  readonly port1: MessagePort;
  readonly port2: MessagePort;
}
