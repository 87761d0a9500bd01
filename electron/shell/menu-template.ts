import { basename, dirname } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { keysOf, type MenuSystem } from '#shared/contract/menu-keys.ts';
import type { MenuState } from '#shared/contract/menu-state.ts';
import { menuTable, type MenuCommand, type MenuEntry, type MenuName } from '#shared/contract/menu-table.ts';

export interface MenuOptions {
  readonly system: MenuSystem;
  readonly isPackaged: boolean;
  readonly state: MenuState;
  /** The paths of the files opened and saved last, the latest first. */
  readonly recent: readonly string[];
  /** Called with what was chosen. */
  readonly run: (command: MenuCommand) => void;
  readonly openRecent: (path: string) => void;
}
type Item = MenuItemConstructorOptions;

/** The menus that macOS adds to: the list of windows, the search for entries. */
const macRoles: Partial<Record<MenuName, 'window' | 'help'>> = { window: 'window', help: 'help' };

/** A text with the letter of its key, which macOS has none of. */
const menuLabel = (text: string, system: MenuSystem): string =>
  system === 'mac' ? text.replace(/\(&.\)|&/, '') : text;

/** A text in which an ampersand means itself. */
const plain = (text: string): string => text.replaceAll('&', '&&');

/** The ids of the items of a command: one for each key, the first for what is shown. */
export function itemIds(command: MenuCommand, system: MenuSystem): readonly string[] {
  return [
    command,
    ...keysOf(command, system)
      .slice(1)
      .map((key) => `${command} ${key}`),
  ];
}

/** An item for its first key, and hidden ones for the others. */
function byKeys(item: Item, keys: readonly string[]): Item[] {
  const [first, ...others] = keys;
  if (first === undefined) return [item];
  const { id, ...same } = item;
  const hidden = others.map((accelerator) => ({
    ...same,
    ...(id !== undefined && { id: `${id} ${accelerator}` }),
    accelerator,
    visible: false,
  }));
  return [{ ...item, accelerator: first }, ...hidden];
}

/** Files by their names, those that share one by that of their folder, too. */
function recentItems({ recent, openRecent }: MenuOptions): Item[] {
  const names = recent.map((path) => basename(path));
  return recent.map((path, index) => {
    const name = names[index] ?? path;
    const isShared = names.filter((other) => other === name).length > 1;
    return {
      label: plain(isShared ? `${name} (${basename(dirname(path))})` : name),
      click: () => openRecent(path),
    };
  });
}

function items(entry: MenuEntry, options: MenuOptions): Item[] {
  const { system, state, recent, run } = options;
  if ('at' in entry && !entry.at.some((place) => place === system)) return [];
  switch (entry.kind) {
    case 'line':
      return [{ type: 'separator' }];
    case 'role':
      return byKeys({ role: entry.role, label: plain(state.roles[entry.role]) }, 'keys' in entry ? entry.keys : []);
    case 'submenu': {
      const isRecent = entry.menu === 'recent';
      const submenu = entry.entries.flatMap((inner) => items(inner, options));
      const label = plain(state.menus[entry.menu]);
      return [
        isRecent
          ? { label, enabled: recent.length > 0, submenu: [...recentItems(options), ...submenu] }
          : { label, submenu },
      ];
    }
    case 'command': {
      const { command } = entry;
      const item: Item = { id: command, label: plain(state.commands[command]), click: () => run(command) };
      if ('mark' in entry) item.type = entry.mark === 'one' ? 'radio' : 'checkbox';
      return byKeys(item, keysOf(command, system));
    }
  }
}

/** The system's menu: what the table has for it, in the words of the page. */
export function menuTemplate(options: MenuOptions): Item[] {
  const { system, isPackaged, state } = options;
  return menuTable
    .filter((menu) => !('at' in menu) || menu.at.some((place) => place === system))
    .map(({ menu, entries }) => {
      const submenu = entries.flatMap((entry) => items(entry, options));
      if (menu === 'view' && !isPackaged) {
        submenu.push({ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' });
      }
      const role = system === 'mac' ? macRoles[menu] : undefined;
      return { label: menuLabel(state.menus[menu], system), submenu, ...(role && { role }) };
    });
}
