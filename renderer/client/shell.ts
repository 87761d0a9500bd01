/**
 * The shells this window may be in: the desktop app, a page of the browser mode with its host, a page of the web edition, whose engine is a
 * worker of its own.
 */
export type Shell = 'desktop' | 'host' | 'web';

/** The desktop window loads the app by a scheme of its own; the page of the web edition says what it is. */
function findShell(): Shell {
  if (location.protocol === 'app:') return 'desktop';
  return document.querySelector('meta[name="dropout-lab-engine"]') === null ? 'host' : 'web';
}

export const shell = findShell();
