import type { Fault } from '../../errors/fault.ts';

/** What a text of a lesson says, or why it cannot be read. */
export type Parsed<Value> =
  { readonly isRead: true; readonly value: Value } | { readonly isRead: false; readonly fault: Fault };

/** A text that was read. */
export function readAs<Value>(value: Value): Parsed<Value> {
  return { isRead: true, value };
}

/** A text that cannot be read. */
export function unread(fault: Fault): Parsed<never> {
  return { isRead: false, fault };
}
