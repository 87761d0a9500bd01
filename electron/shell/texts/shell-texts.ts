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
}
