/** A page that starts a worker as the web edition does, here for all its connections, and passes what goes through their ports to the test outside the browser, and back. */
import { decodeFrame, encodeFrame } from '#shared/rpc/codec.ts';

declare global {
  interface Window {
    /** The test's: hears a frame of a port, or that the port is closed. */
    heard(id: number, frame: string | null): Promise<void>;
    openPort(id: number): void;
    post(id: number, frame: string): void;
    closePort(id: number): void;
    /** Ends the worker, as a page does with one that no longer answers; it then knows that the connection is over. */
    breakOff(): void;
  }
}

const ports = new Map<number, MessagePort>();
let worker: Worker | null = null;

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8192)
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(text);
}

window.openPort = (id) => {
  worker ??= new Worker('./worker.js', { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  ports.set(id, port1);
  port1.addEventListener('message', ({ data }) => void window.heard(id, textOf(encodeFrame(data))));
  port1.addEventListener('close', () => void window.heard(id, null));
  port1.start();
  worker.postMessage(null, [port2]);
};
window.post = (id, frame) => {
  ports.get(id)?.postMessage(decodeFrame(Uint8Array.from(atob(frame), (letter) => letter.charCodeAt(0))));
};
window.closePort = (id) => {
  ports.get(id)?.close();
  ports.delete(id);
};
window.breakOff = () => {
  worker?.terminate();
  worker = null;
  for (const id of ports.keys()) void window.heard(id, null);
  ports.clear();
};
