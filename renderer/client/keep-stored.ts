import { shell } from './shell.ts';

let isAsked = false;

/**
 * Asks the browser not to clear away what the web edition has stored, once there is something to lose. Where it refuses, what is stored
 * stays as long as the browser has room.
 */
export function keepStored(): void {
  if (shell !== 'web' || isAsked) return;
  isAsked = true;
  const { storage } = navigator as { readonly storage?: StorageManager }; // pages over plain http have none
  storage?.persist().catch(() => undefined);
}
