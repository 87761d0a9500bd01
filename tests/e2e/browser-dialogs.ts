import type { Page } from '@playwright/test';

/** A person who answers the browser's dialogs for files, in the page. */
interface Answers {
  /** The dialogs that were asked for, in their order; one that no press has led to is `too late`. */
  readonly asked: string[];
  /** The file that is opened next, by its name. */
  opens: string;
}

declare global {
  interface Window {
    answers: Answers;
  }
}

/**
 * Puts a person in the place of the dialogs of the File System Access API, which no program can answer: who agrees to the name that is
 * proposed, and to everything that is asked. The files are real ones, of the page's own. A press counts until all that follows from it
 * at once is done, which is stricter than any browser and the same on every machine.
 */
export async function answerDialogs(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let isFresh = false;
    const press = ({ isTrusted }: Event): void => {
      if (!isTrusted) return;
      isFresh = true;
      setTimeout(() => (isFresh = false));
    };
    for (const kind of ['keydown', 'keyup', 'pointerdown', 'pointerup', 'click']) addEventListener(kind, press, true);
    Object.defineProperty(navigator, 'userActivation', {
      value: {
        get isActive() {
          return isFresh;
        },
      },
    });

    const answers: Answers = { asked: [], opens: '' };
    window.answers = answers;
    const granted = new Set<string>();
    function ask(dialog: string): void {
      answers.asked.push(isFresh ? dialog : `${dialog} too late`);
      if (!isFresh) throw new DOMException('Must be handling a user gesture to show a file picker.', 'SecurityError');
    }
    const fileOf = async (name: string) =>
      (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
    Object.assign(window, {
      async showSaveFilePicker({ suggestedName }: { readonly suggestedName: string }) {
        ask('save');
        granted.add(suggestedName);
        return fileOf(suggestedName);
      },
      async showOpenFilePicker() {
        ask('open');
        return [await fileOf(answers.opens)];
      },
    });
    Object.assign(FileSystemFileHandle.prototype, {
      async requestPermission(this: FileSystemFileHandle) {
        if (!granted.has(this.name)) ask('permission');
        granted.add(this.name);
        return Promise.resolve('granted');
      },
    });
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its own element below
    const { click } = HTMLInputElement.prototype;
    HTMLInputElement.prototype.click = function clicked(this: HTMLInputElement) {
      if (this.type === 'file') ask('pick');
      else click.call(this);
    };
  });
}

export const askedOf = (page: Page): Promise<readonly string[]> => page.evaluate(() => window.answers.asked);

/** The text of a file the page has written; empty where there is none yet, and in the moment in which it is put in its place. */
export const writtenIn = (page: Page, name: string): Promise<string> =>
  page.evaluate(async (file) => {
    const folder = await navigator.storage.getDirectory();
    try {
      return await (await (await folder.getFileHandle(file)).getFile()).text();
    } catch {
      return '';
    }
  }, name);

/** Writes a file as another program does, or as one that was there before. */
export const writeFile = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(
    async ([file, content]) => {
      const folder = await navigator.storage.getDirectory();
      const writing = await (await folder.getFileHandle(file, { create: true })).createWritable();
      await writing.write(content);
      await writing.close();
    },
    [name, text] as const,
  );
