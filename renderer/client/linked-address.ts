/** Stands before the experiment in an address: behind the `#`, so that no browser sends it to a server. */
const marker = '#experiment=';

/** The address of this page with an experiment in it. */
export function addressWith(packed: string): string {
  const address = new URL(location.href);
  address.search = '';
  address.hash = marker + packed;
  return address.href;
}

/** Takes the experiment out of the address of this page, so that it is opened once; null where there is none. */
export function takeLinked(): string | null {
  const { hash, pathname, search } = location;
  if (!hash.startsWith(marker)) return null;
  history.replaceState(history.state, '', pathname + search);
  return hash.slice(marker.length);
}
