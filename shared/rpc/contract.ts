import type { z } from 'zod';

/**
 * One request of a contract. A `call` is answered once; a `stream` is answered by any number of items, in order, until it
 * ends. `input` validates what the caller sent, on the serving side. `Output` exists for the compiler only.
 */
export interface RequestSpec<Kind extends 'call' | 'stream', Input, Output> {
  readonly kind: Kind;
  readonly input: z.ZodType<Input>;
  readonly output?: Output;
}

/** A contract: the requests of one service by name. */
export type Contract = Readonly<Record<string, RequestSpec<'call' | 'stream', unknown, unknown>>>;

/** Declares a request answered once: `call<Output>()(inputSchema)`. */
export function call<Output>() {
  return <Input>(input: z.ZodType<Input>): RequestSpec<'call', Input, Output> => ({ kind: 'call', input });
}

/** Declares a request answered by a stream of items: `stream<Item>()(inputSchema)`. */
export function stream<Item>() {
  return <Input>(input: z.ZodType<Input>): RequestSpec<'stream', Input, Item> => ({ kind: 'stream', input });
}

/** What serves a contract: one function a request. `signal` fires when the caller cancels or the connection ends. */
export type Handlers<C> = {
  readonly [Name in keyof C]: C[Name] extends RequestSpec<infer Kind, infer Input, infer Output>
    ? Kind extends 'call'
      ? (input: Input, signal: AbortSignal) => Output | Promise<Output>
      : (input: Input, signal: AbortSignal) => AsyncIterable<Output>
    : never;
};

/** What calls a contract: the same functions on the other side of a transport; failures arrive as LabError. */
export type Client<C> = {
  readonly [Name in keyof C]: C[Name] extends RequestSpec<infer Kind, infer Input, infer Output>
    ? Kind extends 'call'
      ? (input: Input, signal?: AbortSignal) => Promise<Output>
      : (input: Input, signal?: AbortSignal) => AsyncIterable<Output>
    : never;
};
