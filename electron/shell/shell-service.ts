import type { BrowserWindow } from 'electron';
import {
  shellContract,
  type MenuCommand,
  type ShellHandlers,
  type ShellWords,
} from '#shared/contract/shell-contract.ts';
import { asLabError } from '#shared/lab-error.ts';
import { mainPortTransport } from '#shared/rpc/parent-port.ts';
import { serve } from '#shared/rpc/server.ts';
import { experimentFiles } from './experiment-files.ts';
import { createFileHandles } from '#core/storage/disk/file-handles.ts';
import { answerPortRequests } from './port-requests.ts';
import { createRecentFiles } from './recent-files.ts';
import { createShellEvents } from '#core/shell-events.ts';

/** What the main process sends to its page. */
export interface ShellService {
  /** Opens a file in the page, as soon as there is one; if the file cannot be opened, the page shows why. */
  open(path: string): Promise<void>;
  /** Sends the page what was chosen in the menu. */
  command(command: MenuCommand): void;
}

interface ShellOptions {
  /** The window dialogs belong to, if there is one. */
  readonly window: () => BrowserWindow | undefined;
  /** Where the list of recent files is kept. */
  readonly recentFilesList: string;
  /** Called with the texts of the user's language. */
  readonly onWords: (words: ShellWords) => void;
}

/** Serves `shellContract` to every page of ours that asks for a port. */
export function startShellService({ window, recentFilesList, onWords }: ShellOptions): ShellService {
  const events = createShellEvents();
  const files = experimentFiles(window, createFileHandles(), createRecentFiles(recentFilesList));
  const handlers: ShellHandlers = {
    openFile: files.openFile,
    saveFile: files.saveFile,
    readChanged: files.readChanged,
    recentFiles: files.recentFiles,
    openRecent: files.openRecent,
    events: (_, signal) => events.stream(signal),
    useWords(words) {
      onWords(words);
      return {};
    },
  };
  answerPortRequests('shell', (port) => {
    serve(mainPortTransport(port), shellContract, handlers);
  });
  return {
    async open(path) {
      try {
        events.opened(await files.read(path));
      } catch (thrown) {
        events.refused(asLabError(thrown).fault);
      }
    },
    command: (command) => {
      events.command(command);
    },
  };
}
