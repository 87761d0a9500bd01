import { LabError } from '#shared/lab-error.ts';
import { frameTransport } from '#shared/rpc/frame-transport.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { fault } from '#shared/errors/fault.ts';
import { patience } from './patience.ts';
import { closeReasonIn } from '#shared/errors/close-reasons.ts';
import { watchSilence, type Beats } from '#shared/rpc/heartbeat.ts';
import { createFrameAssembler, piecesOf } from '#shared/rpc/pieces.ts';

/** How many seconds a host that is there may take to answer. */
const patienceSeconds = 10;

/**
 * A transport over a WebSocket that is being opened, once it is open; messages go as binary frames, in pieces. A host that is silent
 * at every beat is taken for gone: a browser notices much later that the other end has vanished, if at all.
 * @throws LabError `disconnected` when it cannot be opened.
 */
export function webSocketTransport(socket: WebSocket, beats: Beats): Promise<Transport> {
  socket.binaryType = 'arraybuffer';
  const frames = createFrameAssembler();
  /** What was sent and is not yet known to have left the browser. */
  let waiting = 0;
  const { transport, deliverFrame, taken, closed } = frameTransport({
    send(frame) {
      taken(waiting - socket.bufferedAmount);
      for (const piece of piecesOf(frame)) socket.send(piece);
      waiting = socket.bufferedAmount;
    },
    close() {
      socket.close(); // a browser sends few kinds of reasons, and the host needs none
    },
  });

  function take(data: unknown): void {
    if (!(data instanceof ArrayBuffer)) return transport.close('frame-not-binary');
    let frame: Uint8Array | null;
    try {
      frame = frames.take(new Uint8Array(data));
    } catch {
      return transport.close('frame-malformed');
    }
    if (frame !== null) deliverFrame(frame);
  }

  return new Promise((resolve, reject) => {
    const giveUp = patience(patienceSeconds, () => {
      reject(new LabError('disconnected', fault('host-silent')));
      socket.close();
    });
    const watch = watchSilence(
      beats,
      () => undefined,
      () => transport.close('host-unheard'),
    );
    transport.onClose(() => watch.stop());
    socket.addEventListener('message', ({ data }) => {
      watch.heard();
      take(data);
    });
    socket.addEventListener('open', () => {
      giveUp();
      watch.heard();
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
