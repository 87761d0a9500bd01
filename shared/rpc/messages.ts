import { z } from 'zod';
import { faultSchema } from '../errors/fault-schema.ts';
import { labErrorCodes } from '../lab-error.ts';

/** How many items of a stream may be under way or waiting for the consumer: it bounds what a slow one makes others hold. */
export const streamWindow = 8;

/** How many requests of one connection may run at a time: far more than a window has, few enough to bound a flood. */
export const maximumRequests = 64;

const id = z.number().int().nonnegative();
const credit = z.number().int().min(1).max(1024);

/**
 * What the calling side says. `request` starts request `id`; `credit` is how many items a stream may send before it
 * waits, a later `credit` allows more; `cancel` asks the request to stop, which it answers like any end.
 */
export const callerMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('request'), id, name: z.string().max(100), input: z.unknown(), credit }),
  z.strictObject({ type: z.literal('credit'), id, credit }),
  z.strictObject({ type: z.literal('cancel'), id }),
]);
export type CallerMessage = z.infer<typeof callerMessageSchema>;

/**
 * What the serving side says of request `id`: any number of `item`s from a stream, then exactly one of `result` (of a
 * call), `end` (of a stream) and `error`.
 */
export const serverMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('item'), id, value: z.unknown() }),
  z.strictObject({ type: z.literal('result'), id, value: z.unknown() }),
  z.strictObject({ type: z.literal('end'), id }),
  z.strictObject({ type: z.literal('error'), id, code: z.enum(labErrorCodes), fault: faultSchema }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;
