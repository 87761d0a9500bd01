/** Entry of the desktop app: one instance, one window, one training process. */
import { join } from 'node:path';
import { app, session, type BrowserWindow } from 'electron';
import { setMenu } from './menu.ts';
import { handleAppScheme, registerAppScheme } from './protocol.ts';
import { guardSession } from './session-guard.ts';
import { startTrainer } from './trainer-port.ts';
import { guardNavigation, openWindow } from './window.ts';

const built = import.meta.dirname;
let window: BrowserWindow | undefined;

function showWindow(): void {
  if (window === undefined || window.isDestroyed()) {
    window = openWindow(join(built, '../preload/preload.cjs'));
    return;
  }
  if (window.isMinimized()) window.restore();
  window.focus();
}

function run(): void {
  registerAppScheme();
  // Chromium's own errands; the app works offline.
  for (const errand of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability']) {
    app.commandLine.appendSwitch(errand);
  }
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents);
  });
  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  app.on('window-all-closed', () => {
    app.quit();
  });
  // Never awaited at the top level: Electron is not ready before its entry module has been evaluated to the end.
  void app.whenReady().then(start);
}

function start(): void {
  guardSession(session.defaultSession);
  handleAppScheme(join(built, '../renderer'));
  setMenu(process.platform, app.isPackaged);
  const trainer = startTrainer(join(built, 'trainer-process.js'));
  app.on('will-quit', () => {
    trainer.stop();
  });
  showWindow();
}

// A second start shows the window of the first and leaves.
if (app.requestSingleInstanceLock()) run();
else app.quit();
