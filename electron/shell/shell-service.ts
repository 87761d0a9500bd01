import { basename } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { MenuState, PageCommand } from '#shared/contract/menu-state.ts';
import {
  shellContract,
  type ShellDocument,
  type ShellHandlers,
  type ShellWords,
} from '#shared/contract/shell-contract.ts';
import type { CloseReason } from '#shared/errors/close-reasons.ts';
import { fault } from '#shared/errors/fault.ts';
import { asLabError } from '#shared/lab-error.ts';
import { mainPortTransport } from '#shared/rpc/parent-port.ts';
import { serve } from '#shared/rpc/server.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { experimentFiles } from './experiment-files.ts';
import { createFileHandles } from '#core/storage/disk/file-handles.ts';
import { createPageDocument, type PageDocument } from './page-document.ts';
import { openPlace, runtimeVersions } from './places.ts';
import { answerDroppedFiles, answerPortRequests } from './port-requests.ts';
import { createRecentFiles } from './recent-files.ts';
import { createShellEvents } from '#core/shell-events.ts';

/** What the main process sends to its page. */
export interface ShellService {
  /**
   * Opens a file in the page, as soon as there is one; if the file cannot be opened, the page shows why.
   * @param others those given with it, which one window cannot open too: the page names them
   */
  open(path: string, others?: readonly string[]): Promise<void>;
  /** Sends the page what was chosen in the menu. */
  command(command: PageCommand): void;
  /** Tells the page why the training process ended. */
  trainerEnded(reason: CloseReason): void;
  /** The document of the page. */
  readonly page: PageDocument;
  /** Forgets the files opened and saved last; the files stay. */
  clearRecent(): Promise<void>;
}

interface ShellOptions {
  /** The window dialogs belong to, if there is one. */
  readonly window: () => BrowserWindow | undefined;
  /** Where the list of recent files is kept. */
  readonly recentFilesList: string;
  /** Called with the texts of the user's language. */
  readonly onWords: (words: ShellWords) => void;
  /** Called with what the menu is to be. */
  readonly onMenu: (state: MenuState) => void;
  /** Called with the paths of the files opened and saved last, the latest first, now and whenever they change. */
  readonly onRecent: (paths: readonly string[]) => void;
  /** Called with the document of the page and the path of its file, with null where there is none. */
  readonly onDocument: (document: ShellDocument | null, path: string | null) => void;
}

/** Serves `shellContract` to every page of ours that asks for a port. */
export function startShellService(options: ShellOptions): ShellService {
  const { window, recentFilesList, onWords, onMenu, onRecent, onDocument } = options;
  const events = createShellEvents();
  const handles = createFileHandles();
  const recent = createRecentFiles(recentFilesList, onRecent);
  const files = experimentFiles(window, handles, recent);
  const page = createPageDocument({
    askToLeave: (save) => {
      events.leave(save);
    },
    onTold: (told) => {
      const handle = told?.handle ?? null;
      onDocument(told, handle === null ? null : handles.pathOf(handle));
    },
  });
  const handlers: Omit<ShellHandlers, 'tellDocument'> = {
    openFile: files.openFile,
    saveFile: files.saveFile,
    saveExport: files.saveExport,
    readChanged: files.readChanged,
    recentFiles: files.recentFiles,
    openRecent: files.openRecent,
    events: (_, signal) => events.stream(signal),
    runtimes: runtimeVersions,
    async openPlace({ place }) {
      await openPlace(place);
      return {};
    },
    left({ mayClose }) {
      page.left(mayClose);
      return {};
    },
    useWords(words) {
      onWords(words);
      return {};
    },
    useMenu(state) {
      onMenu(state);
      return {};
    },
  };
  answerDroppedFiles((path) => handles.handleOf(path));
  // A page that is loaded again may ask for its port before that of the page it was closes.
  let latest: Transport | undefined;
  answerPortRequests('shell', (port) => {
    const transport = mainPortTransport(port);
    latest = transport;
    transport.onClose(() => {
      if (latest === transport) page.tell(null);
    });
    serve(transport, shellContract, {
      ...handlers,
      tellDocument(document) {
        if (latest === transport) page.tell(document);
        return {};
      },
    });
  });
  return {
    page,
    trainerEnded: (reason) => {
      events.trainerEnded(reason);
    },
    async open(path, others = []) {
      try {
        events.opened(await files.read(path));
      } catch (thrown) {
        events.refused(asLabError(thrown).fault);
      }
      if (others.length > 0) {
        const names = others.map((other) => basename(other));
        events.refused(fault('others-not-opened', { opened: basename(path), others: names }));
      }
    },
    command: (command) => {
      events.command(command);
    },
    clearRecent: () => recent.clear(),
  };
}
