import { z } from 'zod';
import { appLanguages } from '../languages.ts';
import { menuStateSchema, type PageCommand } from './menu-state.ts';
import type { OwnBytes } from '../own-memory.ts';
import { call, stream, type Client, type Handlers } from '../rpc/contract.ts';
import type { CloseReason } from '../errors/close-reasons.ts';
import type { Fault } from '../errors/fault.ts';

/**
 * A file as the desktop shell tells of it. `handle` stands for its path, which the page never learns: it can be saved again or
 * opened again by it, until the app ends.
 */
export interface ShellFile {
  readonly name: string;
  readonly handle: string;
}
export interface OpenedShellFile extends ShellFile {
  readonly bytes: OwnBytes;
}

/** What comes from outside the page: a file opened by double click or from the command line, or a choice in the menu. */
export type ShellEvent =
  | { readonly kind: 'opened'; readonly file: OpenedShellFile }
  /** A file that could not be read, and why. */
  | { readonly kind: 'refused'; readonly reason: Fault }
  | { readonly kind: 'command'; readonly command: PageCommand }
  /** Why the training process ended, which its connection cannot tell; it may come before or after that ends. */
  | { readonly kind: 'trainer-ended'; readonly reason: CloseReason }
  /** The window is to be closed: the page saves its document first, or forgets it, and says by `left` whether it may close. */
  | { readonly kind: 'leave'; readonly save: boolean };

const fileName = z.string().min(1).max(255);
const handle = z.string().max(100);
const nothing = z.strictObject({});

/** What of its document the page tells the main process: what the window is called by, and what closing would lose. */
const documentSchema = z.strictObject({
  name: z.string().max(255),
  /** Whether something of it is in no file. */
  isUnsaved: z.boolean(),
  /** The file it came from or was saved to; null when there is none. */
  handle: handle.nullable(),
});
export type ShellDocument = Readonly<z.infer<typeof documentSchema>>;

/** How the main process speaks: as the page does. */
const shellWordsSchema = z.strictObject({
  language: z.enum(appLanguages),
});
export type ShellWords = Readonly<z.infer<typeof shellWordsSchema>>;

/** What the desktop app runs on, by version. */
export const runtimes = ['electron', 'chromium', 'node'] as const;
export type Runtimes = Readonly<Record<(typeof runtimes)[number], string>>;

/** Places the app keeps things at, which the system's own programs show: the folder of its data, and its log. */
export const shellPlaces = ['data', 'log'] as const;
export type ShellPlace = (typeof shellPlaces)[number];

/** What a desktop window asks of the main process: dialogs and files. A browser has its own. */
export const shellContract = {
  /** Shows a dialog and reads the file that was chosen; null when none was. */
  openFile: call<OpenedShellFile | null>()(nothing),
  /**
   * Writes a file, atomically: that of `handle`, or the one chosen in a dialog that proposes `name`; null when none was. `replaces` is
   * the SHA-256, in hexadecimal digits, of what the file of `handle` is to hold before; null: whatever it holds.
   * @throws LabError `file-failed` with the fault `file-changed` or `file-deleted` where it does not: nothing was written.
   */
  saveFile: call<ShellFile | null>()(
    z.strictObject({
      ...{ name: fileName, bytes: z.instanceof(Uint8Array), handle: handle.nullable() },
      replaces: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable(),
    }),
  ),
  /** Writes a file for other programs where a dialog says, which proposes `name`; whether one was chosen. The app forgets it. */
  saveExport: call<{ readonly isSaved: boolean }>()(
    z.strictObject({ name: fileName, bytes: z.instanceof(Uint8Array) }),
  ),
  /** The files opened and saved last, the latest first; those that are gone are left out. */
  recentFiles: call<readonly ShellFile[]>()(nothing),
  /** Reads one of them, or one that was dropped on the window. */
  openRecent: call<OpenedShellFile>()(z.strictObject({ handle })),
  /** Reads a file the page knows if it was changed at another time than `since`, in milliseconds; null when it was not. */
  readChanged: call<{ readonly file: OpenedShellFile; readonly modified: number } | null>()(
    z.strictObject({ handle, since: z.number() }),
  ),
  /** What comes from outside, from the first on that no window has taken yet. */
  events: stream<ShellEvent>()(nothing),
  /** What the app runs on. */
  runtimes: call<Runtimes>()(nothing),
  /** Shows one of the app's places in the program the system has for it. */
  openPlace: call<Record<string, never>>()(z.strictObject({ place: z.enum(shellPlaces) })),
  /** Says, whenever it changes, what the document of the page is. */
  tellDocument: call<Record<string, never>>()(documentSchema),
  /** After a `leave`: whether the window may close now; not when saving failed or was cancelled. */
  left: call<Record<string, never>>()(z.strictObject({ mayClose: z.boolean() })),
  /** The language of the page. */
  useWords: call<Record<string, never>>()(shellWordsSchema),
  /** What the menu says and what of it can be chosen, whenever it changes. */
  useMenu: call<Record<string, never>>()(menuStateSchema),
};
export type ShellClient = Client<typeof shellContract>;
export type ShellHandlers = Handlers<typeof shellContract>;
