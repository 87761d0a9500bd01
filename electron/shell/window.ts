import { BrowserWindow, type WebContents, type WebPreferences } from 'electron';
import { appName } from '#shared/window-title.ts';
import { appPage, isAppAddress } from './app-origin.ts';
import { leastSize, type WindowPlace } from './window-place.ts';

/** Electron's security checklist as settings: most are the defaults, written down so that a test can hold them. */
function lockedWebPreferences(preload: string): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // A spell checker fetches its dictionaries.
    spellcheck: false,
  };
}

/** Keeps a page from leaving our origin, from opening windows and from holding webviews. */
export function guardNavigation(contents: WebContents): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isAppAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Opens the window at a place; it is shown when there is something to see. */
export function openWindow(preload: string, place: WindowPlace): BrowserWindow {
  const window = new BrowserWindow({
    title: appName,
    ...place.bounds,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    fullscreen: place.isFullScreen,
    show: false,
    webPreferences: lockedWebPreferences(preload),
  });
  window.once('ready-to-show', () => {
    if (place.isMaximized)
      window.maximize(); // shows it, too
    else window.show();
  });
  return window;
}

/** Loads the page, for the first time or again; that it cannot be loaded is an event of the window's page. */
export function loadPage(window: BrowserWindow): void {
  window.loadURL(appPage).catch(() => undefined);
}
