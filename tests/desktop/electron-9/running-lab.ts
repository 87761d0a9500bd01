import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, type Browser, type Page } from '@playwright/test';
import { connectPage } from '../connect-page.ts';
import type { Ground } from './ground.ts';
import { asOrdinaryUser } from './ordinary-user.ts';
import type { Screen } from './screen.ts';
import { teachLocators } from './teach-locators.ts';

/** An entry of the native menu, as the layer below the app tells it. */
export interface MenuEntry {
  readonly type: string;
  readonly label: string;
  /** With Alt it opens a menu of the bar. */
  readonly letter?: string;
  readonly enabled: boolean;
  readonly entries: readonly MenuEntry[];
}

/** A question of the main process to the user. */
export interface Question {
  readonly message: string;
  readonly buttons: readonly string[];
  readonly defaultId: number;
}

/** What the layer below the app tells the walk, each kind in the order it came. */
interface Told {
  readonly menu: MenuEntry[][];
  /** The menus of the bar that have opened, by their names. */
  readonly openedMenu: string[];
  readonly question: Question[];
  readonly trainer: number[];
}

export interface LabOptions {
  /** What stands behind the program's name: a file that was double clicked. */
  readonly parameters?: readonly string[];
  /** A folder of settings, of its own unless a second start is meant to meet the first. */
  readonly settings: string;
  /** Switches of Chromium's. */
  readonly switches?: readonly string[];
}

/** Dropout Lab in Electron 9. */
export class RunningLab {
  readonly #program: ChildProcess;
  readonly #ended: Promise<unknown>;
  /** Where Chromium listens for the walk. */
  readonly address: Promise<string>;
  #browser: Browser | undefined;
  readonly told: Told = { menu: [], openedMenu: [], question: [], trainer: [] };
  /** Everything it wrote. */
  output = '';
  /** What the page threw and nobody caught. */
  readonly pageErrors: string[] = [];

  constructor(ground: Ground, screen: Screen, { parameters = [], settings, switches = [] }: LabOptions) {
    const flags = ['--disable-seccomp-filter-sandbox', '--remote-debugging-port=0', `--user-data-dir=${settings}`];
    const words = [...asOrdinaryUser, ground.program, ground.app, ...flags, ...switches, ...parameters];
    const env: NodeJS.ProcessEnv = { ...screen.env, WALK_NODE: process.execPath, DROPOUT_LAB_DATA: `${settings}/data` };
    // Editors built on Electron leave this variable in their terminals; with it Electron would start as plain Node.
    delete env['ELECTRON_RUN_AS_NODE'];
    this.#program = spawn('env', words, { cwd: ground.folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#ended = once(this.#program, 'exit');
    this.address = this.#listen();
    // A start that ends at once has no address, and nobody who waits for one.
    this.address.catch(() => undefined);
  }

  #listen(): Promise<string> {
    const { stderr } = this.#program;
    if (stderr === null) throw new Error('standard error is not piped');
    const lines = createInterface({ input: stderr });
    return new Promise((resolve, reject) => {
      lines.on('line', (line) => {
        this.output += `${line}\n`;
        const address = /^DevTools listening on (?<address>ws:\S+)$/.exec(line)?.groups?.['address'];
        if (address !== undefined) resolve(address);
        if (line.startsWith('[walk] ')) this.#hear(line.slice('[walk] '.length));
      });
      lines.on('close', () => reject(new Error(`the app ended:\n${this.output}`)));
    });
  }

  #hear(line: string): void {
    const { kind, what } = JSON.parse(line) as { kind: keyof Told; what: never }; // electron-shim.cjs wrote it
    this.told[kind].push(what);
  }

  get pid(): number {
    if (this.#program.pid === undefined) throw new Error('the app could not be started');
    return this.#program.pid;
  }

  /** The native menu as it is now. */
  async menu(): Promise<readonly MenuEntry[]> {
    const before = this.told.menu.length;
    process.kill(this.pid, 'SIGUSR2');
    await expect.poll(() => this.told.menu.length).toBeGreaterThan(before);
    return this.told.menu.at(-1) ?? [];
  }

  /** The page of the window. Asked again after a crash, it is the page that came in its place. */
  async page(): Promise<Page> {
    await this.#browser?.close();
    const { browser, page } = await connectPage(new URL(await this.address).host);
    this.#browser = browser;
    page.on('pageerror', (error) => this.pageErrors.push(error.stack ?? error.message));
    await teachLocators(page);
    return page;
  }

  /** Waits until the app has ended by itself. */
  async ended(): Promise<void> {
    await this.#ended;
  }

  /** Ends the app whatever state it is in. */
  async kill(): Promise<void> {
    await this.#browser?.close();
    this.#program.kill('SIGKILL');
    await this.#ended;
  }
}
