import type { MenuCommand } from './menu-table.ts';

/** The systems as menus differ on them. */
export type MenuSystem = 'mac' | 'other';

/** Keys as Electron writes them; the first are shown in the menu, the others do it, too. */
type Keys = readonly string[];

/** The keys of each command; those of a browser's own are heard in the desktop app alone. */
const commandKeys: Readonly<Record<MenuCommand, Keys | Readonly<Record<MenuSystem, Keys>>>> = {
  new: ['CmdOrCtrl+N'],
  'new-lesson': [],
  open: ['CmdOrCtrl+O'],
  'clear-recent': [],
  save: ['CmdOrCtrl+S'],
  'save-as': ['CmdOrCtrl+Shift+S'],
  'save-lesson-start': [],
  'copy-link': [],
  notes: [],
  'own-work': ['F9'],
  'import-table': [],
  'import-weights': [],
  'export-script': [],
  'export-notebook': [],
  'export-matrices': [],
  'export-csv': [],
  'export-npy': [],
  'export-png': [],
  'export-svg': [],
  worksheet: [],
  print: ['CmdOrCtrl+P'],
  undo: ['CmdOrCtrl+Z'],
  redo: { mac: ['CmdOrCtrl+Shift+Z'], other: ['CmdOrCtrl+Y', 'CmdOrCtrl+Shift+Z'] },
  'screen-step': [],
  'screen-scaling': [],
  'screen-expectation': [],
  'screen-training': [],
  'screen-compare': [],
  'screen-lessons': [],
  projector: ['F8'],
  keys: ['F1'],
  teach: [],
  'write-lessons': [],
  'open-log': [],
  about: [],
};

/** What a browser does itself when their keys are pressed. */
const keptByBrowsers: readonly MenuCommand[] = ['new', 'print'];

/** Every command, in the order of the menus. */
export const menuCommands = Object.keys(commandKeys) as readonly MenuCommand[]; // it has one entry each

/** The keys that ask for a command on a system, the shown ones first; none where there are none. */
export function keysOf(command: MenuCommand, system: MenuSystem): Keys {
  const keys = commandKeys[command];
  return 'mac' in keys ? keys[system] : keys;
}

/** Those of them that a page in a browser can hear. */
export function keysInBrowser(command: MenuCommand, system: MenuSystem): Keys {
  return keptByBrowsers.includes(command) ? [] : keysOf(command, system);
}
