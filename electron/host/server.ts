import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { contentSecurityPolicy } from '#shared/content-security-policy.ts';
import type { CloseReason } from '#shared/errors/close-reasons.ts';
import { hostContract, type HostHandlers } from '#shared/contract/host-contract.ts';
import type { Beats } from '#shared/rpc/heartbeat.ts';
import { pieceBytes } from '#shared/rpc/pieces.ts';
import { serve } from '#shared/rpc/server.ts';
import { createGuessLimit } from './guess-limit.ts';
import { askedService, hasToken, hostName, refusePage, type HostAddress, type SocketService } from './gate.ts';
import type { HostLimits } from './limits.ts';
import { pageText, type PageAnswer } from './page-texts.ts';
import { serveFolder } from './served-folder.ts';
import { bridgeSocket } from './socket-bridge.ts';

import type { TrainerLink } from './trainer-link.ts';
import { closeSocket, socketTransport } from './window-socket.ts';

export interface HostOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly token: string;
  /** The folder of the built window. */
  readonly rendererFolder: string;
  readonly trainer: TrainerLink;
  /** Those the host was started with. */
  readonly files: HostHandlers;
  readonly limits: HostLimits;
  /** The time in milliseconds. */
  readonly now: () => number;
  readonly beats: Beats;
}

export interface RunningHost {
  readonly port: number;
  /** The address of the page, token included. */
  readonly url: string;
  close(): Promise<void>;
}

function securityHeaders(address: HostAddress): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy([`ws://${hostName(address)}`]),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  };
}

function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${text}\n`);
}

/** Refuses an upgrade with an ordinary HTTP response: the browser reports a failed connection, and no WebSocket is made. */
function refuseUpgrade(socket: Duplex, reason: string): void {
  const head = 'HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close';
  // A stranger may never end its own half of the connection.
  socket.end(`${head}\r\n\r\n${reason}\n`, () => socket.destroy());
}

function createLimitedServer(limits: HostLimits): Server {
  const server = createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.checkMs,
  });
  server.timeout = limits.unreadMs;
  server.maxConnections = limits.connections;
  return server;
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, resolve);
  });
  return (server.address() as AddressInfo).port; // a TCP server that listens has such an address
}

/**
 * Serves the window's files and its WebSockets on 127.0.0.1, these only to requests with the token.
 * @throws NodeJS.ErrnoException when the port cannot be listened on.
 */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const { port, token, rendererFolder, trainer, files, limits, now, beats } = options;
  const serveFile = await serveFolder(rendererFolder);
  const server = createLimitedServer(limits);
  const address: HostAddress = { port: await listen(server, port), token };
  const headers = securityHeaders(address);
  const guesses = createGuessLimit(now);
  let connected = 0;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: pieceBytes, perMessageDeflate: false });

  const connect: Readonly<Record<SocketService, (socket: WebSocket) => void>> = {
    lab: (socket) => bridgeSocket(socket, trainer, beats),
    'fresh-lab': (socket) => {
      trainer.end();
      bridgeSocket(socket, trainer, beats);
    },
    files: (socket) => void serve(socketTransport(socket, beats), hostContract, files),
  };

  function answer(request: IncomingMessage, response: ServerResponse): void {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const refusal = refusePage(request, address);
    const say = (status: number, what: PageAnswer): void =>
      answerText(response, status, pageText(what, request.headers['accept-language']));
    if (refusal !== null) say(403, refusal);
    else if (request.method !== 'GET' && request.method !== 'HEAD') say(405, 'only-get');
    else void serveFile(request, response, () => say(404, 'nothing-here'));
  }

  /** Why a window of ours is not connected, or null. */
  function refuseWindow(request: IncomingMessage): CloseReason | null {
    if (!guesses.mayGuess()) return 'too-many-guesses';
    if (!hasToken(request, address)) {
      guesses.wrong();
      return 'no-access';
    }
    return connected >= limits.webSockets ? 'too-many-windows' : null;
  }

  server.on('request', answer);
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy()); // the other side may close the connection at any time
    const asked = askedService(request, address);
    if ('refusal' in asked) return refuseUpgrade(socket, asked.refusal);
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      // A browser tells its page nothing of a refused upgrade, and the page is to say what to do.
      const refusal = refuseWindow(request);
      if (refusal !== null) return closeSocket(webSocket, 'policyViolation', refusal);
      connected += 1;
      webSocket.on('close', () => (connected -= 1));
      connect[asked.service](webSocket);
    });
  });

  return {
    port: address.port,
    url: `http://${hostName(address)}/?token=${token}`,
    async close() {
      for (const webSocket of sockets.clients) {
        closeSocket(webSocket, 'goingAway', 'app-closing');
        webSocket.terminate();
      }
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
