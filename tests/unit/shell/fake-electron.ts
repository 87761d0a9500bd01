import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { vi } from 'vitest';

/**
 * Electron as far as the shell uses it, for `vi.mock('electron', ...)`: the real package looks for its program when it is
 * imported, and downloads it. Everything the shell hands over is kept where a test can see it.
 */

/** One end of a channel, made of plain events: what one end posts, the other hears. */
export class FakePort extends EventEmitter {
  readonly name: string;
  peer: FakePort | undefined;
  constructor(name: string) {
    super();
    this.name = name;
  }

  start = (): void => undefined;
  close = (): void => void this.peer?.emit('close');
  postMessage(message: unknown): void {
    const data = structuredClone(message);
    queueMicrotask(() => this.peer?.emit('message', { data }));
  }
}

/** A utility process that remembers what it was sent. */
export class FakeProcess extends EventEmitter {
  readonly program: string;
  readonly options: unknown;
  readonly ports: FakePort[] = [];
  /** Of no process there can be. */
  readonly pid = 2 ** 30;
  killed = false;
  readonly stdout = new EventEmitter();
  readonly stderr = new EventEmitter();

  constructor(program: string, options: unknown) {
    super();
    this.program = program;
    this.options = options;
  }

  postMessage(_message: unknown, ports: readonly FakePort[]): void {
    this.ports.push(...ports);
  }

  kill(): boolean {
    this.killed = true;
    return true;
  }
}

/** What a page is, to the main process. */
export class FakeContents extends EventEmitter {
  crashed = false;
  forcefullyCrashRenderer = vi.fn();
  isCrashed = (): boolean => this.crashed;
  openHandler: ((details: { readonly url: string }) => unknown) | undefined;

  setWindowOpenHandler(handler: (details: { readonly url: string }) => unknown): void {
    this.openHandler = handler;
  }
}

/** A window that loads nothing. */
export class FakeWindow extends EventEmitter {
  static readonly opened: FakeWindow[] = [];
  readonly options: Record<string, unknown>;
  readonly webContents = new FakeContents();
  readonly calls: string[] = [];
  address = '';
  loads = 0;
  minimized = false;
  destroyed = false;

  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    FakeWindow.opened.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  loadURL(address: string): Promise<void> {
    this.address = address;
    this.loads += 1;
    return Promise.resolve();
  }

  title = '';
  bounds = { x: 10, y: 20, width: 1000, height: 700 };
  maximized = false;
  fullScreen = false;

  /** As Electron does: whoever listens may keep it open. Returns whether it was closed. */
  close(): boolean {
    const event = { isPrevented: false, preventDefault: () => (event.isPrevented = true) };
    this.emit('close', event);
    if (!event.isPrevented) this.destroy();
    return this.destroyed;
  }
  destroy(): void {
    this.destroyed = true;
    app.emit('window-all-closed');
  }

  setTitle = (title: string): void => void (this.title = title);
  setRepresentedFilename = vi.fn();
  setDocumentEdited = vi.fn();
  getNormalBounds(): unknown {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    return this.bounds;
  }
  isMaximized = (): boolean => this.maximized;
  isFullScreen = (): boolean => this.fullScreen;
  maximize = (): void => void this.calls.push('maximize');
  isDestroyed = (): boolean => this.destroyed;
  isMinimized = (): boolean => this.minimized;
  show = (): void => void this.calls.push('show');
  restore = (): void => void this.calls.push('restore');
  focus = (): void => void this.calls.push('focus');
}

/** A session that remembers what it was told to deny. */
export function fakeSession() {
  return {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setSpellCheckerLanguages: vi.fn(),
    setSpellCheckerEnabled: vi.fn(),
    webRequest: { onBeforeRequest: vi.fn() },
    on: vi.fn(),
  };
}

class FakeApp extends EventEmitter {
  readonly switches: string[] = [];
  readonly commandLine = {
    appendSwitch: (name: string) => this.switches.push(name),
    hasSwitch: (name: string) => this.switches.includes(name),
  };
  readonly isPackaged = true;
  holdsLock = true;
  quit = vi.fn();
  enableSandbox = vi.fn();
  exit = vi.fn();
  getVersion = (): string => '0.1.0';
  requestSingleInstanceLock = (): boolean => this.holdsLock;
  userData = join(tmpdir(), 'dropout-lab-fake');
  locale = 'en-GB';
  getLocale = (): string => this.locale;
  ready: Promise<void> = Promise.resolve();
  whenReady = (): Promise<void> => this.ready;
  readied = true;
  isReady = (): boolean => this.readied;
  getPath = (): string => this.userData;
  setPath = vi.fn();
  addRecentDocument = vi.fn();
  clearRecentDocuments = vi.fn();
}

export const app = new FakeApp();
export const ipcMain = new EventEmitter();
export const session = { defaultSession: fakeSession() };
export const protocol = { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() };
/** Dialogs that answer as a test says; nobody is asked. */
export const dialog = {
  showOpenDialog: vi.fn(),
  showSaveDialog: vi.fn(),
  showMessageBox: vi.fn(),
  showMessageBoxSync: vi.fn(),
  showErrorBox: vi.fn(),
};
export const shell = { openPath: vi.fn(() => Promise.resolve('')) };
/** The screens there are: one, unless a test says otherwise. */
const oneScreen = [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }];
export const screen = {
  displays: oneScreen,
  getAllDisplays: () => screen.displays,
  getPrimaryDisplay: () => screen.displays[0],
};
type Template = readonly MenuItemConstructorOptions[];
/** An entry as Electron makes it of a template, as far as the shell looks at it. */
export class FakeItem {
  readonly options: MenuItemConstructorOptions;
  readonly submenu: FakeMenu | undefined;
  readonly type: string;
  enabled: boolean;
  checked = false;

  constructor(options: MenuItemConstructorOptions) {
    this.options = options;
    this.submenu = options.submenu ? new FakeMenu(options.submenu as Template) : undefined; // the shell makes no menus itself
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    this.enabled = options.enabled ?? true;
  }

  /** As a user chooses it: a mark moves by itself. */
  click(): void {
    if (this.type === 'checkbox') this.checked = !this.checked;
    this.options.click?.({} as never, undefined, {}); // the shell looks at none of them
  }
}
/** A menu nobody sees. */
export class FakeMenu {
  readonly items: readonly FakeItem[];

  constructor(template: Template) {
    this.items = template.map((options) => new FakeItem(options));
  }

  /** The entries in it, and in what is in it. */
  all(): readonly FakeItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu?.all() ?? [])]);
  }

  getMenuItemById(id: string): FakeItem | null {
    return this.all().find(({ options }) => options.id === id) ?? null;
  }
}
export const Menu = {
  setApplicationMenu: vi.fn<(menu: FakeMenu) => void>(),
  buildFromTemplate: (template: Template) => new FakeMenu(template),
};
export const BrowserWindow = FakeWindow;
export const processes: FakeProcess[] = [];
export const utilityProcess = {
  fork(program: string, _parameters: readonly string[], options: unknown): FakeProcess {
    const started = new FakeProcess(program, options);
    processes.push(started);
    return started;
  },
};
export class MessageChannelMain {
  readonly port1 = new FakePort('for the service');
  readonly port2 = new FakePort('for the window');
  constructor() {
    this.port1.peer = this.port2;
    this.port2.peer = this.port1;
  }
}

/** Everything as it was before the first test. */
export function resetElectron(): void {
  app.removeAllListeners();
  ipcMain.removeAllListeners();
  app.holdsLock = true;
  app.locale = 'en-GB';
  app.readied = true;
  app.ready = Promise.resolve();
  screen.displays = oneScreen;
  app.switches.length = 0;
  FakeWindow.opened.length = 0;
  processes.length = 0;
  session.defaultSession = fakeSession();
  vi.clearAllMocks();
}
