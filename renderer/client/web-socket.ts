import { LabError } from '#shared/lab-error.ts';
import { frameTransport } from '#shared/rpc/frame-transport.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { fault } from '#shared/errors/fault.ts';
import { patience } from './patience.ts';
import { closeReasonIn } from '#shared/errors/close-reasons.ts';

/** How many seconds a host that is there may take to answer. */
const patienceSeconds = 10;

/**
 * A transport over a WebSocket that is being opened, once it is open; messages go as binary frames.
 * @throws LabError `disconnected` when it cannot be opened.
 */
export function webSocketTransport(socket: WebSocket): Promise<Transport> {
  socket.binaryType = 'arraybuffer';
  const { transport, deliverFrame, closed } = frameTransport({
    send: (frame) => socket.send(frame),
    close() {
      socket.close(); // a browser sends few kinds of reasons, and the host needs none
    },
  });
  socket.addEventListener('message', ({ data }) => {
    if (data instanceof ArrayBuffer) deliverFrame(new Uint8Array(data));
    else transport.close('frame-not-binary');
  });
  return new Promise((resolve, reject) => {
    const giveUp = patience(patienceSeconds, () => {
      reject(new LabError('disconnected', fault('host-silent')));
      socket.close();
    });
    socket.addEventListener('open', () => {
      giveUp();
      resolve(transport);
    });
    // A failed opening ends in a close event too, as does everything else that can happen to a socket.
    socket.addEventListener('close', ({ reason }) => {
      giveUp();
      closed(reason === '' ? 'host-gone' : closeReasonIn(reason));
      reject(new LabError('disconnected', fault('host-unreachable')));
    });
  });
}
