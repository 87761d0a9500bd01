import { Menu, type MenuItemConstructorOptions } from 'electron';
import { menuCommands, type MenuCommand, type ShellWords } from '#shared/contract/shell-contract.ts';

const accelerators: Readonly<Record<MenuCommand, string>> = {
  new: 'CmdOrCtrl+N',
  open: 'CmdOrCtrl+O',
  save: 'CmdOrCtrl+S',
  'save-as': 'CmdOrCtrl+Shift+S',
};

interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly words: ShellWords;
  /** Does what was chosen. */
  readonly run: (command: MenuCommand) => void;
}

/** The platform's standard menu, and in File what the page does with experiments. */
export function menuTemplate({ platform, isPackaged, words, run }: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  if (!isPackaged) view.push({ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' });
  const file: MenuItemConstructorOptions[] = menuCommands.map((command) => ({
    label: words[command],
    accelerator: accelerators[command],
    click: () => {
      run(command);
    },
  }));
  file.push({ type: 'separator' }, { role: isMac ? 'close' : 'quit' });
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: words.file, submenu: file },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
  ];
}

/** Gives the app its menu. */
export function setMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}
