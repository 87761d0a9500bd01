import { steadyBeats } from '#shared/rpc/heartbeat.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { accessToken } from './access-token.ts';
import { webSocketTransport } from './web-socket.ts';

/**
 * Connects this page to a service of the host that served it: the engine, a new one, or the files it was started with.
 * @throws LabError `disconnected` when there is no way to it.
 */
export function connectSocket(service: 'lab' | 'fresh-lab' | 'files'): Promise<Transport> {
  const token = encodeURIComponent(accessToken() ?? '');
  return webSocketTransport(new WebSocket(`ws://${location.host}/${service}?token=${token}`), steadyBeats);
}
