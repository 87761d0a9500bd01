import { vi } from 'vitest';

/**
 * What a check returns once it fails no more. It waits for a minute, where Vitest's own `waitFor` gives up after a second: what takes
 * long on a busy machine is no fault.
 */
export function eventually<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: 60_000 });
}
