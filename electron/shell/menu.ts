import { Menu, type MenuItemConstructorOptions } from 'electron';
import { menuCommands, type MenuCommand, type MenuRole, type ShellWords } from '#shared/contract/shell-contract.ts';

const accelerators: Readonly<Record<MenuCommand, string>> = {
  new: 'CmdOrCtrl+N',
  open: 'CmdOrCtrl+O',
  save: 'CmdOrCtrl+S',
  'save-as': 'CmdOrCtrl+Shift+S',
  keys: 'F1',
};

/** The texts of the menu: those the page has sent, or before that some without texts for the roles. */
export type MenuWords = Omit<ShellWords, 'roles'> & Partial<Pick<ShellWords, 'roles'>>;

interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly words: MenuWords;
  /** Called with what was chosen. */
  readonly run: (command: MenuCommand) => void;
}

/** The platform's standard menu, and in File what the page does with experiments. */
function menuTemplate({ platform, isPackaged, words, run }: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const separator = { type: 'separator' } as const;
  const entry = (role: MenuRole) => ({ role, ...(words.roles && { label: words.roles[role] }) });
  const edit = [
    ...[entry('undo'), entry('redo'), separator],
    ...[entry('cut'), entry('copy'), entry('paste'), entry('selectAll')],
  ];
  const view: MenuItemConstructorOptions[] = [
    ...[entry('resetZoom'), entry('zoomIn'), entry('zoomOut'), separator],
    entry('togglefullscreen'),
  ];
  if (!isPackaged) view.push(separator, { role: 'reload' }, { role: 'toggleDevTools' });
  const file: MenuItemConstructorOptions[] = menuCommands.map((command) => ({
    label: words[command],
    accelerator: accelerators[command],
    click: () => {
      run(command);
    },
  }));
  file.push(separator, entry(isMac ? 'close' : 'quit'));
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: words.file, submenu: file },
    { ...entry('editMenu'), submenu: edit },
    { ...entry('viewMenu'), submenu: view },
    // macOS lists the open windows here, which a submenu of our own would hide.
    isMac ? entry('windowMenu') : { ...entry('windowMenu'), submenu: [entry('minimize'), entry('close')] },
  ];
}

/** Gives the app its menu. */
export function setMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}
