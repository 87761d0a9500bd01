/** Makes the page be loaded again in the version that waits. */
export type UseNewVersion = () => void;

/** How often a page that stays open asks whether there is another version, in milliseconds. */
const updateEveryMs = 3_600_000;

function whenInstalled(worker: ServiceWorker, listener: () => void): void {
  const look = (): void => {
    if (worker.state === 'installed') listener();
  };
  worker.addEventListener('statechange', look);
  look();
}

/** Tells the new version to take over, and loads this page again once it has. */
function use(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener(
    'controllerchange',
    () => {
      location.reload();
    },
    { once: true },
  );
  waiting.postMessage('use-this-version');
}

/**
 * Keeps the site of the web edition in the browser, so that it opens without a network, and calls `onReady` when another version has
 * been fetched and waits. A browser that does not allow it, as over plain http, needs the network at each start.
 */
export async function keepSite(onReady: (use: UseNewVersion) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register('./service-worker.js', { updateViaCache: 'none' });
  /** The first version of all waits for nobody. */
  const watchNew = (worker: ServiceWorker | null): void => {
    if (worker === null || registration.active === null) return;
    whenInstalled(worker, () => {
      onReady(() => {
        use(worker);
      });
    });
  };
  watchNew(registration.waiting);
  registration.addEventListener('updatefound', () => {
    watchNew(registration.installing);
  });
  setInterval(() => void registration.update().catch(() => undefined), updateEveryMs); // without a network there is none
}
