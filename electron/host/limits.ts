/** What strangers to the protocol may take of the host: far more than windows need, and few enough to be borne. */
export interface HostLimits {
  /** How long a request may take to say its headers, and to be whole, in milliseconds. */
  readonly headersMs: number;
  readonly requestMs: number;
  /** How long an answer may lie unread, and how often all this is looked after, in milliseconds. */
  readonly unreadMs: number;
  readonly checkMs: number;
  /** Connections of any kind, and WebSockets of windows, at a time. */
  readonly connections: number;
  readonly webSockets: number;
}

export const hostLimits: HostLimits = {
  headersMs: 10_000,
  requestMs: 20_000,
  unreadMs: 120_000,
  checkMs: 5_000,
  connections: 512,
  webSockets: 64,
};
