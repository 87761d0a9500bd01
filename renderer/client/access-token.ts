import { shallowRef } from 'vue';
import { inThisTab } from '../memory/browser-memory.ts';

const parameter = 'token';
const storageKey = 'dropout-lab.token';

/**
 * Takes the host's token out of the address, and so out of the address bar and the tab's history, and keeps it for this tab: it
 * lasts over a reload, and a duplicated tab has it, too. The storage of a session belongs to one tab and one origin, port
 * included, so no other program on this computer that serves pages can ask for it, as it could for a cookie.
 */
export function keepAccessToken(): void {
  const address = new URL(location.href);
  const token = address.searchParams.get(parameter);
  if (token === null) {
    hasAccess.value = accessToken() !== null;
    return;
  }
  inThisTab.write(storageKey, token);
  address.searchParams.delete(parameter);
  history.replaceState(history.state, '', address);
}

/** Whether this tab has a token. */
export const hasAccess = shallowRef(true);

/** The token this tab was opened with; null when its address had none. */
export function accessToken(): string | null {
  return inThisTab.read(storageKey);
}

/** Forgets a token that is no longer valid, as after a new start of the host. */
export function forgetAccessToken(): void {
  hasAccess.value = false;
  inThisTab.write(storageKey, null);
}
