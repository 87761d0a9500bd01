import type { Page } from '@playwright/test';

/** Dropout Lab as somebody has it before them: the walk knows nothing else, so that two Electrons can be walked. */
export interface Desk {
  /** The page of the window; asked again after a crash, the one that came in its place. */
  page(): Promise<Page>;
  /** Chooses an entry of the native menu. */
  choose(menu: string, entry: string): Promise<void>;
  /** Does something that opens a dialog for files, and names a file in it. */
  namingFile(path: string, act: () => Promise<void>): Promise<void>;
  /** Does something after which the main process asks, and presses a button. */
  answering(button: string, act: () => Promise<void>): Promise<void>;
  /** Closes the window as its frame or the keyboard does. */
  closeWindow(): Promise<void>;
  /** Starts the app another time with the same settings, and waits until that start has ended by itself. */
  startAgain(...parameters: readonly string[]): Promise<void>;
  killTrainer(): Promise<void>;
  /** Kills the process of the page. */
  killPage(): Promise<void>;
  /** What has been asked of any network, as addresses. */
  network(): Promise<readonly string[]>;
  /** Waits until the app has ended by itself, with all it had started. */
  ended(): Promise<void>;
  /** Keeps a picture of what is to be seen. */
  photograph(name: string): Promise<void>;
}

/** What a step of the walk is given. */
export interface Walker {
  /** Starts the app; what stands behind its name is a file that was double clicked. */
  readonly start: (...parameters: readonly string[]) => Promise<Desk>;
  /** A folder in which the app may write. */
  readonly folder: string;
}
