import type { Session } from 'electron';
import { log } from './log/log.ts';
import { isAppAddress } from './app-origin.ts';

/** Schemes that reach no network: what the page made itself, and Chromium's own developer tools. */
const localSchemes = ['blob:', 'data:', 'devtools:'];

/** Whether a page may load this address: the app works offline, so only addresses that reach no network are allowed. */
function isAllowedAddress(address: string): boolean {
  return isAppAddress(address) || localSchemes.some((scheme) => address.startsWith(scheme));
}

/**
 * Denies a session every permission, device and network address. A spell checker that is merely not used fetches its
 * dictionaries all the same when the app starts, past what is refused to pages: it gets no language and is switched off.
 */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !isAllowedAddress(url) });
  });
  // What leaves the app goes through its own dialogs.
  session.on('will-download', (event) => {
    event.preventDefault();
    log('A download was refused.');
  });
}
