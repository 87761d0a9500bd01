import { z } from 'zod';
import { closeReasonIn } from '../errors/close-reasons.ts';
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

const envelopeSchema = z.union([z.strictObject({ message: z.unknown() }), z.strictObject({ goodbye: z.string() })]);
type Envelope = z.infer<typeof envelopeSchema>;

/**
 * A transport over a message port. The side that closes says goodbye first, so that the other one learns the reason
 * and does not depend on its port's close event alone, which some ports never fire.
 */
export function portTransport(port: Port, events: PortEvents): Transport {
  const post = (envelope: Envelope): void => port.postMessage(envelope);
  const { transport, deliver, closed } = createTransport({
    send: (message) => post({ message }),
    close(goodbye) {
      post({ goodbye });
      port.close();
    },
  });
  events.onMessage((received) => {
    const envelope = envelopeSchema.safeParse(received).data;
    if (envelope === undefined) {
      transport.close('protocol-broken');
    } else if ('goodbye' in envelope) {
      port.close();
      closed(closeReasonIn(envelope.goodbye));
    } else {
      deliver(envelope.message);
    }
  });
  events.onClose(() => closed('other-side-gone'));
  return transport;
}
