const lockName = 'dropout-lab.tab';

/** That this tab is the one of its browser that has the app. */
export interface HeldTab {
  /** Resolves when another tab has taken it. */
  readonly lost: Promise<void>;
}

/**
 * Makes this tab the one that has the app, until it is closed: once no other is (`signal` gives that up), or with `steal` at once.
 * Where a browser has no locks, every tab is the only one.
 * @throws DOMException `AbortError` when it was given up.
 */
export function holdTab(how: { readonly signal: AbortSignal } | { readonly steal: true }): Promise<HeldTab> {
  if (!('locks' in navigator)) return Promise.resolve({ lost: new Promise(() => undefined) });
  return new Promise((resolve, reject) => {
    const ended = navigator.locks.request(lockName, how, () => {
      resolve({ lost: ended.then(undefined, () => undefined) });
      return new Promise<void>(() => undefined);
    });
    ended.catch(reject);
  });
}
