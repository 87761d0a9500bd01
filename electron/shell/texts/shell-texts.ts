/** What the dialogs of the main process say in one language: they are needed before any page has spoken, and after it has crashed. */
export interface ShellTexts {
  readonly close: {
    readonly question: (name: string) => string;
    readonly detail: string;
    readonly save: string;
    readonly discard: string;
    readonly cancel: string;
  };
  readonly unload: {
    readonly question: string;
    readonly detail: string;
    readonly leave: string;
    readonly stay: string;
  };
  readonly crash: {
    readonly message: string;
    readonly detail: string;
    /** Before the detail, where that is why. */
    readonly outOfMemory: string;
    readonly reload: string;
    readonly quit: string;
  };
  readonly hang: {
    readonly message: string;
    readonly detail: string;
    readonly wait: string;
    readonly reload: string;
    readonly quit: string;
  };
  readonly load: {
    readonly message: string;
    readonly detail: (reason: string) => string;
    readonly reload: string;
    readonly quit: string;
  };
  readonly failure: {
    readonly message: string;
    readonly detail: (reason: string) => string;
    readonly proceed: string;
    readonly log: string;
    readonly quit: string;
  };
  /** Titles of the dialogs for files. */
  readonly files: { readonly open: string; readonly save: string; readonly export: string };
}
