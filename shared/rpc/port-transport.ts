import { z } from 'zod';
import { closeReasonIn } from '../errors/close-reasons.ts';
import { unreadMark } from './outflow.ts';
import { plainSize } from './plain-size.ts';
import { createTransport, type Transport } from './transport.ts';

/** What every kind of message port has in common: messages go by structured clone, nothing is encoded. */
export interface Port {
  postMessage(message: unknown): void;
  close(): void;
}

/** What a room reports of its kind of port, through the listeners its events offer. */
export interface PortEvents {
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
}

const envelopeSchema = z.union([
  z.strictObject({ message: z.unknown() }),
  z.strictObject({ taken: z.number().int().positive() }),
  z.strictObject({ goodbye: z.string() }),
]);
type Envelope = z.infer<typeof envelopeSchema>;

/** A port does not say what the other side has taken: it says so itself, in sums, so that small messages are not answered each. */
const takenStep = unreadMark / 16;

/**
 * A transport over a message port. The side that closes says goodbye first, so that the other one learns the reason
 * and does not depend on its port's close event alone, which some ports never fire.
 */
export function portTransport(port: Port, events: PortEvents): Transport {
  const post = (envelope: Envelope): void => port.postMessage(envelope);
  let untold = 0;
  const { transport, deliver, taken, closed } = createTransport({
    send(message) {
      const bytes = plainSize(message);
      post({ message });
      return bytes;
    },
    close(goodbye) {
      post({ goodbye });
      port.close();
    },
  });

  function take(message: unknown): void {
    let bytes: number;
    try {
      bytes = plainSize(message);
    } catch {
      transport.close('protocol-broken');
      return;
    }
    deliver(message, bytes);
    untold += bytes;
    if (untold < takenStep) return;
    post({ taken: untold });
    untold = 0;
  }

  events.onMessage((received) => {
    const envelope = envelopeSchema.safeParse(received).data;
    if (envelope === undefined) {
      transport.close('protocol-broken');
    } else if ('taken' in envelope) {
      taken(envelope.taken);
    } else if ('goodbye' in envelope) {
      port.close();
      closed(closeReasonIn(envelope.goodbye));
    } else {
      take(envelope.message);
    }
  });
  events.onClose(() => closed('other-side-gone'));
  return transport;
}
