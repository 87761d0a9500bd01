import { Menu } from 'electron';
import { menuCommands } from '#shared/contract/menu-keys.ts';
import { shellCommands, type MenuState, type PageCommand, type ShellCommand } from '#shared/contract/menu-state.ts';
import type { MenuCommand } from '#shared/contract/menu-table.ts';
import { englishMenu } from './english-menu.ts';
import { itemIds, menuTemplate } from './menu-template.ts';

interface AppMenuOptions {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** The files opened and saved last, by their paths, the latest first. */
  readonly recent: readonly string[];
  /** Has the page carry out what was chosen. */
  readonly askPage: (command: PageCommand) => void;
  readonly openRecent: (path: string) => void;
  /** What the shell carries out itself. */
  readonly own: Readonly<Record<ShellCommand, () => void>>;
}

/** The menu of the app, as its page tells it to be. */
export interface AppMenu {
  /** Says and offers what the page wants. */
  use(state: MenuState): void;
  /** Lists the files opened and saved last anew. */
  useRecent(paths: readonly string[]): void;
}

const isShellCommand = (command: MenuCommand): command is ShellCommand => shellCommands.some((own) => own === command);

const saysTheSame = (one: MenuState, other: MenuState): boolean =>
  (['menus', 'commands', 'roles'] as const).every((part) => JSON.stringify(one[part]) === JSON.stringify(other[part]));

/** Gives the app its menu, in English until its page has spoken. */
export function createAppMenu(options: AppMenuOptions): AppMenu {
  const { platform, isPackaged, askPage, openRecent, own } = options;
  const system = platform === 'darwin' ? 'mac' : 'other';
  let state = englishMenu;
  let { recent } = options;
  let menu: Pick<Menu, 'getMenuItemById'>;

  /** What can be chosen, and what is in force. The rest of a menu can only be made anew, which closes it. */
  function mark(): void {
    for (const command of menuCommands) {
      const isEnabled = isShellCommand(command) || !state.disabled.includes(command);
      const isMarked = state.marked.includes(command);
      for (const id of itemIds(command, system)) {
        const item = menu.getMenuItemById(id);
        if (!item) continue;
        item.enabled = isEnabled;
        // Of neighbours only one is in force, whatever it is set to: Electron clears the others.
        if (isMarked || item.type === 'checkbox') item.checked = isMarked;
      }
    }
  }

  function run(command: MenuCommand): void {
    mark(); // choosing moves the mark, and only the page can say whether it may
    if (isShellCommand(command)) own[command]();
    else askPage(command);
  }

  function build(): void {
    const built = Menu.buildFromTemplate(menuTemplate({ system, isPackaged, state, recent, run, openRecent }));
    menu = built;
    mark();
    Menu.setApplicationMenu(built);
  }

  build();
  return {
    use(told) {
      const isSame = saysTheSame(told, state);
      state = told;
      if (isSame) mark();
      else build();
    },
    useRecent(paths) {
      recent = paths;
      build();
    },
  };
}
