import type { MenuState, PageCommand } from '#shared/contract/menu-state.ts';
import type { Runtimes, ShellPlace, ShellWords } from '#shared/contract/shell-contract.ts';
import type { CloseReason } from '#shared/errors/close-reasons.ts';
import type { Fault } from '#shared/errors/fault.ts';

/** What a shell knows a file by: an id of the desktop's main process, or the browser's own handle. */
export type FileHandle = string | FileSystemFileHandle;

/** A file of an experiment: `handle` is null where a file once written cannot be written again, as with downloads. */
export interface DocumentFile {
  readonly name: string;
  readonly handle: FileHandle | null;
  /** What `digestOf` makes of what was read from it or written to it last; null where nothing was. */
  readonly digest: string | null;
}
/** Whether two files are one, as far as their shell can tell. */
export async function isSameFile(one: SavedFile | null, other: SavedFile): Promise<boolean> {
  const [handle, known] = [one?.handle ?? null, other.handle];
  if (handle === null || known === null) return false;
  if (typeof handle === 'string' || typeof known === 'string') return handle === known;
  return handle.isSameEntry(known);
}

export interface OpenedFile extends Omit<DocumentFile, 'digest'> {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A file opened before, that can be opened again. */
export interface RecentFile {
  readonly name: string;
  open(): Promise<OpenedFile>;
}

/** A file that was written. */
export type SavedFile = Omit<DocumentFile, 'digest'>;

/** What to write, and where: to the file of `handle`, else where the user says, who is offered `name`. */
export interface FileToSave {
  readonly name: string;
  readonly handle: FileHandle | null;
  /** The digest of what it may replace: another content is not overwritten. Null: whatever is there. */
  readonly replaces: string | null;
  /** A promise, so that the user is asked at once: browsers forget a click within seconds. */
  readonly bytes: Promise<Uint8Array>;
}

/** A file for other programs. */
export interface ExportedFile {
  readonly name: string;
  readonly content: Blob;
}

/** A file as it is now, and when it was changed last, in milliseconds. */
export interface ChangedFile {
  readonly file: OpenedFile;
  readonly modified: number;
}

/** What reaches the page from outside. */
export interface ShellListener {
  onOpened(file: OpenedFile): void;
  onRefused(reason: Fault): void;
  onCommand(command: PageCommand): void;
  /** Why the training process ended, before or after its connection does. */
  onTrainerEnded(reason: CloseReason): void;
  /** The window is to be closed: saves the document first, or forgets it. Returns whether the window may close now. */
  onLeave(save: boolean): Promise<boolean>;
}

/** What a window is called by: its document, and whether something of it is in no file. */
export interface NamedDocument {
  readonly name: string;
  readonly isUnsaved: boolean;
  readonly file: SavedFile | null;
}

/** What only a desktop shell has: what it runs on, and places that programs of the system show. */
export interface DesktopShell {
  runtimes(): Promise<Runtimes>;
  /** @throws LabError when it cannot be shown. */
  openPlace(place: ShellPlace): Promise<void>;
  /** How the file is opened that is being dropped, to be asked while that is handled; null where it is none of the disk. */
  openDropped(): Promise<(() => Promise<OpenedFile>) | null>;
}

/** How a window opens and saves files; null when the user chose no file. Errors are LabErrors. */
export interface FileAccess {
  /** Null in a browser. */
  readonly desktop: DesktopShell | null;
  openFile(): Promise<OpenedFile | null>;
  /** Writes a file. @throws LabError `file-changed` or `file-deleted` where it is not what it `replaces`: nothing was written. */
  saveFile(file: FileToSave): Promise<SavedFile | null>;
  /** Hands over a file for other programs; whether the user took it, as far as that can be known. */
  saveExport(file: ExportedFile): Promise<boolean>;
  /** A file that is open, read again if it was changed since then; null when it was not, or cannot be read by itself. */
  readChanged(file: SavedFile, since: number): Promise<ChangedFile | null>;
  /** The latest first; none where the shell remembers none. */
  recentFiles(): Promise<readonly RecentFile[]>;
  /** Hears what comes from outside the page, from now on and what came before. */
  listen(listener: ShellListener): void;
  /** Says what document the window holds, whenever that changes. */
  tellDocument(document: NamedDocument): void;
  /** Tells the shell how to speak, if it speaks at all. */
  useWords(words: ShellWords): void;
  /** Tells the shell what its menu says and what of it can be chosen, if it has one. */
  useMenu(state: MenuState): void;
}
