import { vi } from 'vitest';

/** The window is idle whenever it is asked: what comes behind the picture, such as the rows of a matrix, is there at once. */
export function alwaysIdle(): void {
  vi.stubGlobal('requestIdleCallback', (action: () => void) => {
    action();
  });
}
