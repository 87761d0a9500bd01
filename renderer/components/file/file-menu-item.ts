/** An entry of the File menu: it does something, or leads to more entries. */
export interface FileMenuItem {
  readonly key: string;
  readonly text: string;
  /** At its end: the key that does the same, as it is written on keys, or the ending of the file it makes. */
  readonly shortcut?: string;
  readonly isDisabled?: boolean;
  readonly run?: () => unknown;
  readonly items?: readonly FileMenuItem[];
  /** Why entries of `items` are disabled, above them. */
  readonly note?: string;
}
/** Entries that belong together; a line stands between groups. */
export type FileMenuGroup = readonly FileMenuItem[];
