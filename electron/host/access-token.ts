import { randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, shown only to the person who started the host, and valid until the process ends. */
export function createAccessToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether `given` is the token. The time this takes does not depend on how much of it was right. */
export function isAccessToken(token: string, given: string | null): boolean {
  if (given === null) return false;
  const expected = Buffer.from(token);
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
