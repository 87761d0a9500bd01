/** Entry of the desktop app: one instance, one window, one training process. */
import { join } from 'node:path';
import { app, session } from 'electron';
import { createAppWindow, type AppWindow } from './app-window.ts';
import { guardFailures } from './failure-guard.ts';
import { logTo } from './log/log.ts';
import { createAppMenu, type AppMenu } from './menu.ts';
import { openedPaths } from '#core/storage/disk/opened-paths.ts';
import { runtimeVersions } from './places.ts';
import { handleAppScheme, registerAppScheme } from './protocol.ts';
import { guardSession } from './session-guard.ts';
import { joinSettingsAndData } from './settings-folder.ts';
import { startShellService, type ShellService } from './shell-service.ts';
import { speak } from './texts/spoken.ts';
import { startTrainer } from './trainer-port.ts';
import { guardNavigation } from './window.ts';

const built = import.meta.dirname;
let menu: AppMenu | undefined;
/** Files opened and saved last, by their paths. */
let recent: readonly string[] = [];

/** What runs here, for whoever reads the log. */
function startLine(): string {
  const { electron, chromium, node } = runtimeVersions();
  const system = `${process.platform} ${process.arch}, Electron ${electron}, Chromium ${chromium}, Node ${node}`;
  return `Dropout Lab ${app.getVersion()} starts: ${system}.`;
}

function run(): void {
  app.enableSandbox(); // whatever a window asks for
  logTo(join(app.getPath('logs'), 'dropout-lab.log'), startLine());
  guardFailures(() => window.opened());
  registerAppScheme();
  // Chromium's own network requests are switched off: the app works offline.
  for (const errand of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability']) {
    app.commandLine.appendSwitch(errand);
  }
  const userData = app.getPath('userData');
  const shell = startShellService({
    window: () => window.opened(),
    recentFilesList: join(userData, 'recent-files.json'),
    onWords(words) {
      speak(words.language);
    },
    onMenu: (state) => menu?.use(state),
    onRecent: (paths) => {
      recent = paths;
      menu?.useRecent(paths);
    },
    onDocument(document, path) {
      window.show(document, path);
    },
  });
  const window = createAppWindow({
    preload: join(built, '../preload/preload.cjs'),
    stateFile: join(userData, 'window.json'),
    page: shell.page,
  });
  const openFiles = (commandLine: readonly string[], folder: string): void => {
    const [first, ...others] = openedPaths(commandLine, folder);
    if (first !== undefined) void shell.open(first, others);
  };
  app.on('session-created', guardSession); // the app makes none, and whoever does makes a guarded one
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents);
  });
  app.on('second-instance', (_event, commandLine, folder) => {
    openFiles(commandLine, folder);
    window.bringUp();
  });
  // On macOS a double click on a file arrives as this event, possibly before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void shell.open(path);
    window.bringUp();
  });
  app.on('activate', () => {
    window.bringUp();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  openFiles(process.argv.slice(1), process.cwd());
  // Never awaited at the top level: Electron is not ready before its entry module has been evaluated to the end.
  void app.whenReady().then(() => {
    start(shell, window);
  });
}

function start(shell: ShellService, window: AppWindow): void {
  guardSession(session.defaultSession);
  handleAppScheme(join(built, '../renderer'));
  menu = createAppMenu({
    platform: process.platform,
    isPackaged: app.isPackaged,
    recent,
    askPage: (command) => shell.command(command),
    openRecent: (path) => void shell.open(path),
    own: { 'clear-recent': () => void shell.clearRecent() },
  });
  const trainer = startTrainer(join(built, 'trainer-process.js'), (reason) => {
    shell.trainerEnded(reason);
  });
  app.on('will-quit', () => {
    trainer.stop();
  });
  window.open();
}

joinSettingsAndData();
// A second start of the app shows the window of the first and ends. There is one app for each folder of settings.
if (app.requestSingleInstanceLock()) run();
else app.quit();
