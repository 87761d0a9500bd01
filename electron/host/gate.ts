import type { IncomingMessage } from 'node:http';
import { isAccessToken } from './access-token.ts';
import type { PageAnswer } from './page-texts.ts';

/** Where the host listens, always at 127.0.0.1, and the token that requests need. */
export interface HostAddress {
  readonly port: number;
  readonly token: string;
}

/** What a page can be connected to, by the path of the WebSocket. */
const socketPaths = { '/lab': 'lab', '/fresh-lab': 'fresh-lab', '/files': 'files' } as const;
export type SocketService = (typeof socketPaths)[keyof typeof socketPaths];

/** `127.0.0.1:port`: the Host header of every request from our own page. */
export function hostName({ port }: HostAddress): string {
  return `127.0.0.1:${port}`;
}

/** Whether what a request asks for is a path: one that names another host too, or nothing at all, is for proxies. */
function asksForPath(request: IncomingMessage): boolean {
  return request.url?.startsWith('/') === true;
}

/** The request's path and query; null when they cannot be read. */
function requestUrl(request: IncomingMessage, address: HostAddress): URL | null {
  const text = `http://${hostName(address)}${asksForPath(request) ? request.url : ' '}`;
  return URL.canParse(text) ? new URL(text) : null;
}

/** A page of another site can let its name point to 127.0.0.1, but it cannot make the browser send our Host header. */
function hasOwnHost(request: IncomingMessage, address: HostAddress): boolean {
  // Of several headers Node gives the first, and whoever stands in between may have believed another.
  const names = request.headersDistinct['host'];
  return names?.length === 1 && names[0] === hostName(address);
}

function hasOwnOrigin(request: IncomingMessage, address: HostAddress): boolean {
  return request.headers.origin === `http://${hostName(address)}`;
}

/**
 * Why a request for a file is refused, or null. Files need no token: they are the app's published code and hold no data; all data
 * goes over WebSockets, which need it. So the page can take the token out of its address and be loaded again without it. It keeps
 * the token in the storage of its session, which is of one tab and one port. A cookie would not do: browsers send cookies to
 * every port of 127.0.0.1, hence the token to any other program listening there.
 */
export function refusePage(request: IncomingMessage, address: HostAddress): PageAnswer | null {
  if (!hasOwnHost(request, address) || !asksForPath(request)) return 'other-address';
  if (request.headers.origin !== undefined && !hasOwnOrigin(request, address)) return 'other-site';
  return null;
}

/** Whether the address of a request has the token. */
export function hasToken(request: IncomingMessage, address: HostAddress): boolean {
  return isAccessToken(address.token, requestUrl(request, address)?.searchParams.get('token') ?? null);
}

/**
 * What a WebSocket is to be connected to, or why none is made. Browsers let any site open one, and always send the name of that
 * site: it must be our own. Whether it has the token is the next question: a page of ours is told that it has not.
 */
export function askedService(
  request: IncomingMessage,
  address: HostAddress,
): { readonly service: SocketService } | { readonly refusal: string } {
  if (!hasOwnHost(request, address)) return { refusal: 'This address is not the one Dropout Lab listens on.' };
  if (!hasOwnOrigin(request, address)) return { refusal: 'Another site asked for this connection.' };
  const path = requestUrl(request, address)?.pathname;
  const service = Object.entries(socketPaths).find(([each]) => each === path)?.[1];
  return service === undefined ? { refusal: 'There is nothing at this path.' } : { service };
}
