import { randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits that only the person who started the host is shown; they die with the process. */
export function createAccessToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether `given` is the token, in a time that tells nothing about how much of it was right. */
export function isAccessToken(token: string, given: string | null): boolean {
  if (given === null) return false;
  const expected = Buffer.from(token);
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
