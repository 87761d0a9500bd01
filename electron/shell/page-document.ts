import type { ShellDocument } from '#shared/contract/shell-contract.ts';

/** The document of the page, as far as the main process knows of it, and the way to ask the page to part with it. */
export interface PageDocument {
  /** What the page told last; null while there is no page that has. */
  readonly told: ShellDocument | null;
  /** Called by the page; with null when it is gone. */
  tell(document: ShellDocument | null): void;
  /**
   * Asks the page to save its document, or else to forget it. Returns whether the window may close then: a dialog for a file may be
   * cancelled. A page that goes meanwhile has saved nothing.
   */
  leave(save: boolean): Promise<boolean>;
  /** The page's reply to that. */
  left(mayClose: boolean): void;
}

interface PageDocumentOptions {
  readonly onTold: (document: ShellDocument | null) => void;
  /** Sends the page the request. */
  readonly askToLeave: (save: boolean) => void;
}

export function createPageDocument({ onTold, askToLeave }: PageDocumentOptions): PageDocument {
  let told: ShellDocument | null = null;
  let settle: (mayClose: boolean) => void = () => undefined;
  let isSaving = false;
  return {
    get told() {
      return told;
    },
    tell(document) {
      told = document;
      if (document === null) settle(!isSaving);
      onTold(document);
    },
    leave(save) {
      settle(false); // whoever asked before waits no longer
      isSaving = save;
      const reply = new Promise<boolean>((resolve) => (settle = resolve));
      askToLeave(save);
      return reply;
    },
    left: (mayClose) => {
      settle(mayClose);
    },
  };
}
