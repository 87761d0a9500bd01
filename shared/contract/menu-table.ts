/**
 * Every entry of the menus, in their order: the desktop shell makes the system's menu of it, the page its own File menu.
 * What is added here does not compile until it has keys, texts and something that carries it out.
 */

/** Who shows an entry: the page in a browser, or a desktop system, by its habits. */
export type MenuPlace = 'page' | 'mac' | 'other';

/** A line between groups. */
interface Line {
  readonly kind: 'line';
  readonly at?: readonly MenuPlace[];
}
/** What the page or the shell does. */
interface CommandEntry {
  readonly kind: 'command';
  readonly command: string;
  /** A mark stands before it while it is in force; of neighbours that are `one`, it is in force for one of them. */
  readonly mark?: 'own' | 'one';
  readonly at?: readonly MenuPlace[];
}
/** What the system does, by Electron's name of the role. */
interface RoleEntry {
  readonly kind: 'role';
  readonly role: string;
  /** In the place of Electron's own key for the role: the first is shown, the others do it, too. */
  readonly keys?: readonly string[];
  readonly at?: readonly MenuPlace[];
}
/** Entries behind one; those of `recent` are the files opened last, before the ones written here. */
interface Submenu {
  readonly kind: 'submenu';
  readonly menu: string;
  readonly entries: readonly (Line | CommandEntry)[];
  readonly at?: readonly MenuPlace[];
}
interface Menu {
  readonly kind: 'menu';
  readonly menu: string;
  readonly entries: readonly (Line | CommandEntry | RoleEntry | Submenu)[];
  readonly at?: readonly MenuPlace[];
}

const desktop = ['mac', 'other'] as const;
const line = { kind: 'line' } as const;
const command = <Name extends string>(name: Name) => ({ kind: 'command', command: name }) as const;
const onDesktop = <Name extends string>(name: Name) => ({ kind: 'command', command: name, at: desktop }) as const;
const onMac = <Name extends string>(name: Name) => ({ kind: 'command', command: name, at: ['mac'] }) as const;
const inPage = <Name extends string>(name: Name) => ({ kind: 'command', command: name, at: ['page'] }) as const;
const screen = <Name extends string>(name: Name) => ({ kind: 'command', command: name, mark: 'one' }) as const;
const role = <Name extends string>(name: Name) => ({ kind: 'role', role: name }) as const;

/** The menus from the left to the right. */
export const menuTable = [
  {
    kind: 'menu',
    menu: 'app',
    at: ['mac'],
    entries: [
      onMac('about'),
      line,
      role('services'),
      line,
      role('hide'),
      role('hideOthers'),
      role('unhide'),
      line,
      role('quit'),
    ],
  },
  {
    kind: 'menu',
    menu: 'file',
    entries: [
      command('new'),
      command('new-lesson'),
      command('open'),
      { kind: 'submenu', menu: 'recent', at: desktop, entries: [line, command('clear-recent')] },
      line,
      command('save'),
      command('save-as'),
      command('save-lesson-start'),
      inPage('copy-link'),
      line,
      onDesktop('notes'),
      command('own-work'),
      command('import-table'),
      command('import-weights'),
      {
        kind: 'submenu',
        menu: 'export',
        entries: [
          command('export-script'),
          command('export-notebook'),
          command('export-matrices'),
          command('export-csv'),
          command('export-npy'),
          command('export-png'),
          command('export-svg'),
          inPage('worksheet'),
        ],
      },
      line,
      onDesktop('worksheet'),
      onDesktop('print'),
      inPage('keys'),
      inPage('teach'),
      inPage('about'),
      { kind: 'line', at: desktop },
      { kind: 'role', role: 'close', at: ['mac'] },
      { kind: 'role', role: 'quit', at: ['other'] },
    ],
  },
  {
    kind: 'menu',
    menu: 'edit',
    at: desktop,
    entries: [command('undo'), command('redo'), line, role('cut'), role('copy'), role('paste'), role('selectAll')],
  },
  {
    kind: 'menu',
    menu: 'view',
    at: desktop,
    entries: [
      screen('screen-step'),
      screen('screen-scaling'),
      screen('screen-expectation'),
      screen('screen-training'),
      screen('screen-compare'),
      screen('screen-lessons'),
      line,
      // The plus itself needs Shift on most keyboards, which a menu would show.
      { kind: 'role', role: 'zoomIn', keys: ['CmdOrCtrl+=', 'CmdOrCtrl+Plus', 'CmdOrCtrl+numadd'] },
      { kind: 'role', role: 'zoomOut', keys: ['CmdOrCtrl+-', 'CmdOrCtrl+numsub'] },
      { kind: 'role', role: 'resetZoom', keys: ['CmdOrCtrl+0', 'CmdOrCtrl+num0'] },
      line,
      { kind: 'command', command: 'projector', mark: 'own' },
      role('togglefullscreen'),
    ],
  },
  { kind: 'menu', menu: 'window', at: ['mac'], entries: [role('minimize'), role('zoom'), line, role('front')] },
  {
    kind: 'menu',
    menu: 'help',
    at: desktop,
    entries: [
      command('keys'),
      command('teach'),
      command('write-lessons'),
      { kind: 'line', at: desktop },
      onDesktop('open-log'),
      { kind: 'command', command: 'about', at: ['other'] },
    ],
  },
] as const satisfies readonly Menu[];

type Entry = (typeof menuTable)[number];
/** An entry, and the entries in it. */
type Within<Item> = Item extends { readonly entries: readonly (infer Inner)[] } ? Item | Within<Inner> : Item;
type Any = Within<Entry>;

/** What an entry asks for, of the page or of the shell. */
export type MenuCommand = Extract<Any, { readonly kind: 'command' }>['command'];
/** What an entry leaves to the system, by Electron's names. */
export type MenuRole = Extract<Any, { readonly kind: 'role' }>['role'];
/** The menus, and those within them. */
export type MenuName = Extract<Any, { readonly kind: 'menu' | 'submenu' }>['menu'];
/** An entry of a menu, of which those within it are the same. */
export type MenuEntry = Exclude<Any, { readonly kind: 'menu' }>;
