import { shell, type Shell } from './shell.ts';

/** Where something is kept, as texts say it: on the computer, in a folder of the user, or in the storage this browser has for the site. */
export type KeptIn = 'computer' | 'browser';

interface ShellFacts {
  /** What is saved by itself. */
  readonly work: KeptIn;
  /** What holds for whoever sits there: how far the lessons are done, the language, the look. */
  readonly choices: KeptIn;
  /** Whether an address leads to the same lab for everybody: a host is one computer's, and the desktop app has none. */
  readonly hasLinks: boolean;
}

const facts: Readonly<Record<Shell, ShellFacts>> = {
  desktop: { work: 'computer', choices: 'computer', hasLinks: false },
  host: { work: 'computer', choices: 'browser', hasLinks: false },
  web: { work: 'browser', choices: 'browser', hasLinks: true },
};

/** What a user is told of the shell this window is in: whoever says it has a text for each. */
export const shellFacts = (): ShellFacts => facts[shell];
