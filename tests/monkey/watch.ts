import type { Download, Page } from '@playwright/test';
import type { Hand } from './actions.ts';
import { files } from './files.ts';

/** Something that must not be: its kind, by which a replay knows it again, and what was found. */
export interface Fault {
  readonly kind: string;
  readonly said: string;
}

/** The same with every number left out, so that a fault is the same one at another step. */
export const faultOf = (kind: string, said: string): Fault => ({
  kind: `${kind}: ${(said.split('\n')[0] ?? '').replaceAll(/\d+(\.\d+)?/g, '#').slice(0, 160)}`,
  said,
});

/** Hears what a page says of itself, and does what is a system's: dialogs of files, questions before leaving, new windows. */
export class Watch {
  readonly hand: Hand = { file: 'lecture.dropoutlab' };
  readonly #faults: Fault[] = [];
  #keep: ((download: Download) => void) | null = null;

  constructor(page: Page) {
    page.on('pageerror', (error) => this.#faults.push(faultOf('error', error.stack ?? error.message)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#faults.push(faultOf('console', message.text()));
    });
    page.on('crash', () => this.#faults.push(faultOf('crash', 'the page crashed')));
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined)); // it may be gone with its page
    page.on('popup', (popup) => void popup.close());
    page.on('filechooser', (chooser) => {
      const { file } = this.hand;
      const chosen = { name: file, mimeType: '', buffer: files[file] ?? Buffer.from('') };
      void chooser.setFiles(chosen).catch(() => undefined); // its page may be gone
    });
    page.on('download', (download) => {
      if (this.#keep) this.#keep(download);
      else void download.delete().catch(() => undefined); // it goes with its page, too
      this.#keep = null;
    });
  }

  /** What was heard since this was asked last: the first of it. */
  takeFault(): Fault | null {
    return this.#faults.splice(0)[0] ?? null;
  }

  /** The next file the page hands out, which is otherwise thrown away. */
  nextDownload(): Promise<Download> {
    return new Promise((resolve) => (this.#keep = resolve));
  }
}
