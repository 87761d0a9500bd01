/**
 * What the browser remembers of this page by a key, as text. A browser may refuse, with its settings, in a private window, or when it is
 * full: then it is remembered until the page is left, and nobody has to care.
 */
export interface BrowserMemory {
  /** Null where nothing is remembered. */
  read(key: string): string | null;
  /** Null forgets it. */
  write(key: string, text: string | null): void;
}

/** @param storage returns it; asking for it is refused, too. */
function memoryOf(storage: () => Storage): BrowserMemory {
  /** What the browser did not take. */
  const untaken = new Map<string, string | null>();
  return {
    read(key) {
      const own = untaken.get(key);
      if (own !== undefined) return own;
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    write(key, text) {
      try {
        if (text === null) storage().removeItem(key);
        else storage().setItem(key, text);
        untaken.delete(key);
      } catch {
        untaken.set(key, text);
      }
    },
  };
}

/** Remembered on this computer. */
export const onThisComputer = memoryOf(() => localStorage);

/** Remembered in this tab alone, until it is closed. */
export const inThisTab = memoryOf(() => sessionStorage);
