import type { IncomingMessage } from 'node:http';
import { isAccessToken } from './access-token.ts';
import type { PageAnswer } from './page-texts.ts';

/** Where the host listens, always at 127.0.0.1, and the token that requests need. */
export interface HostAddress {
  readonly port: number;
  readonly token: string;
}

/** The path of the one WebSocket. */
const socketPath = '/lab';

/** `127.0.0.1:port`: the Host header of every request from our own page. */
export function hostName({ port }: HostAddress): string {
  return `127.0.0.1:${port}`;
}

/** The request's path and query; null when they cannot be read. */
function requestUrl(request: IncomingMessage, address: HostAddress): URL | null {
  const text = `http://${hostName(address)}${request.url ?? ''}`;
  return URL.canParse(text) ? new URL(text) : null;
}

/** A page of another site can let its name point to 127.0.0.1, but it cannot make the browser send our Host header. */
function hasOwnHost(request: IncomingMessage, address: HostAddress): boolean {
  return request.headers.host === hostName(address);
}

function hasOwnOrigin(request: IncomingMessage, address: HostAddress): boolean {
  return request.headers.origin === `http://${hostName(address)}`;
}

function hasToken(request: IncomingMessage, address: HostAddress): boolean {
  return isAccessToken(address.token, requestUrl(request, address)?.searchParams.get('token') ?? null);
}

/** What a page loads by itself, without its token. */
const publicFile = /^\/(?:assets\/.*|icon\.svg|licences\.txt)$/;

/**
 * Why a request for a file is refused, or null. The page needs the token, what it loads does not: that is the app's
 * published code and holds no data. A cookie would spare the page its `?token=`, but browsers send cookies to every port of
 * 127.0.0.1, hence the token to any other program listening there. With the token in the address a reload and a second
 * tab work, and `Referrer-Policy: no-referrer` keeps it from leaving.
 */
export function refusePage(request: IncomingMessage, address: HostAddress): PageAnswer | null {
  if (!hasOwnHost(request, address)) return 'other-address';
  if (request.headers.origin !== undefined && !hasOwnOrigin(request, address)) return 'other-site';
  if (publicFile.test(requestUrl(request, address)?.pathname ?? '')) return null;
  return hasToken(request, address) ? null : 'no-token';
}

/** Why a WebSocket is refused, or null. Browsers let any site open one, and always send the name of that site: it must be our own. */
export function refuseSocket(request: IncomingMessage, address: HostAddress): string | null {
  if (!hasOwnHost(request, address)) return 'This address is not the one Dropout Lab listens on.';
  if (!hasOwnOrigin(request, address)) return 'Another site asked for this connection.';
  if (requestUrl(request, address)?.pathname !== socketPath) return 'There is nothing at this path.';
  if (!hasToken(request, address)) return 'The access token is missing or wrong.';
  return null;
}
