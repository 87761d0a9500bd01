import type { PageCommand } from '#shared/contract/menu-state.ts';

/** A command of the menus as the page has it at the moment. */
export interface CommandState {
  readonly text: string;
  readonly isDisabled: boolean;
  readonly run: () => unknown;
  /** Whether it is in force, where a mark says so. */
  readonly isMarked?: boolean;
  /** Behind its text in the page's menu: the ending of the file it makes. */
  readonly ending?: string;
  /** Of no use at all now: the page's menu does without it, and that of the desktop window does not offer it. */
  readonly isAbsent?: boolean;
}
export type CommandStates<Name extends PageCommand = PageCommand> = Readonly<Record<Name, CommandState>>;
