/**
 * Keeps the web edition in the browser: all files of one version are fetched and checked when it is installed, and from then on the site
 * opens from there, with or without a network. Another version waits until the page asks for it or no page is open any more.
 */
declare const self: ServiceWorkerGlobalScope;
export {}; // a module, whose names are its own

/** Which version this is, and the SHA-256 of each of its files in hexadecimal by its address relative to the site: the build says. */
declare const __DROPOUT_LAB_SITE__: { readonly version: string; readonly files: Readonly<Record<string, string>> };

const { version, files } = __DROPOUT_LAB_SITE__;
const site = self.registration.scope;

/** Several copies of the lab may lie on one web space: each has caches of its own. */
const cachesOfSite = `dropout-lab ${site} `;
const ownCache = cachesOfSite + version;
const addressOf = (file: string): string => new URL(file, site).href;
const page = addressOf('./index.html');

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Fetches a file past every cache between here and the server. @throws Error when it is not the one of this version, as while a site is being replaced. */
async function fetchOwn(file: string, hash: string): Promise<Response> {
  const response = await fetch(addressOf(file), { cache: 'reload' });
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  if ((await hashOf(await response.clone().arrayBuffer())) !== hash) throw new Error(`${file} is of another version`);
  return response;
}

/** All or nothing: a version is installed once every file of it is there. */
async function install(): Promise<void> {
  const fetched = await Promise.all(
    Object.entries(files).map(async ([file, hash]) => [addressOf(file), await fetchOwn(file, hash)] as const),
  );
  const cache = await caches.open(ownCache);
  await Promise.all(fetched.map(([address, response]) => cache.put(address, response)));
}

/** Forgets other versions: those before this one, once no page is open that may be of them, and never one that waits to take over. */
async function forgetOthers(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length > 0 || self.registration.installing !== null || self.registration.waiting !== null) return;
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(cachesOfSite) && name !== ownCache);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** The page is of this version. Its parts are named after their content: those of a page that was opened before are of that one. */
async function answer(request: Request): Promise<Response> {
  const isPage = request.mode === 'navigate';
  const own = await caches.match(isPage ? page : request.url, { cacheName: ownCache, ignoreSearch: true });
  return own ?? (isPage ? undefined : await caches.match(request.url)) ?? fetch(request);
}

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});

self.addEventListener('activate', (event) => {
  // The page that was there first is of this version.
  event.waitUntil(Promise.all([self.clients.claim(), forgetOthers()]));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(site)) return;
  event.respondWith(answer(request));
  if (request.mode === 'navigate') event.waitUntil(forgetOthers());
});

// The page says that it is ready to be loaded again.
self.addEventListener('message', ({ data }) => {
  if (data === 'use-this-version') void self.skipWaiting();
});
