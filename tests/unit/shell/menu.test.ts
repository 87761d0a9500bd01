import { beforeEach, describe, expect, test, vi } from 'vitest';
import { keysOf, menuCommands } from '#shared/contract/menu-keys.ts';
import { menuRoles, shellCommands, type MenuState } from '#shared/contract/menu-state.ts';
import { englishMenu } from '../../../electron/shell/english-menu.ts';
import { createAppMenu } from '../../../electron/shell/menu.ts';
import { Menu, resetElectron, type FakeItem, type FakeMenu } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

const askPage = vi.fn();
const openRecent = vi.fn();
const clearRecent = vi.fn();
/** A link leads to a page of the web edition: the desktop app offers none. */
const ofDesktop = menuCommands.filter((command) => command !== 'copy-link');
/** What a page says that has all of it to offer. */
const whole: MenuState = { ...englishMenu, disabled: [], marked: ['screen-step'] };

beforeEach(() => {
  resetElectron();
});

function start(platform: NodeJS.Platform, recent: readonly string[] = [], isPackaged = true) {
  return createAppMenu({ platform, isPackaged, recent, askPage, openRecent, own: { 'clear-recent': clearRecent } });
}
function shown(): FakeMenu {
  const menu = Menu.setApplicationMenu.mock.lastCall?.[0];
  if (!menu) throw new Error('the app was given no menu');
  return menu;
}
function item(id: string): FakeItem {
  const found = shown().getMenuItemById(id);
  if (!found) throw new Error(`the menu has no ${id}`);
  return found;
}
/** The menus with their entries: a role or a command by its name, a line by a dash. */
function outline(): Record<string, readonly string[]> {
  const nameOf = ({ options: { type, role, id, label = '' } }: FakeItem) =>
    type === 'separator' ? '-' : (role ?? id ?? label);
  const visible = (menu: FakeMenu | undefined) => menu?.items.filter(({ options }) => options.visible !== false) ?? [];
  return Object.fromEntries(
    visible(shown()).map(({ options, submenu }) => [options.label ?? '', visible(submenu).map(nameOf)]),
  );
}
const file = [
  ...['new', 'new-lesson', 'open', 'Open recent', '-', 'save', 'save-as', 'save-lesson-start', '-'],
  ...['notes', 'own-work', 'import-table', 'import-weights', 'Export', '-', 'worksheet', 'print', '-'],
];
const edit = ['undo', 'redo', '-', 'cut', 'copy', 'paste', 'selectAll'];
const places = ['step', 'scaling', 'expectation', 'training', 'compare', 'lessons'].map((name) => `screen-${name}`);
const view = [...places, '-', 'zoomIn', 'zoomOut', 'resetZoom', '-', 'projector', 'togglefullscreen'];
const help = ['keys', 'teach', 'write-lessons', '-', 'open-log'];

describe('the menus', () => {
  test.each(['win32', 'linux'] as const)('of %s end File with Quit and have the letters of their keys', (platform) => {
    start(platform);
    expect(outline()).toEqual({
      '&File': [...file, 'quit'],
      '&Edit': edit,
      '&View': view,
      '&Help': [...help, 'about'],
    });
  });

  test('of macOS have one of the app, with Quit, and one of its windows', () => {
    start('darwin');
    expect(outline()).toEqual({
      'Dropout Lab': ['about', '-', 'services', '-', 'hide', 'hideOthers', 'unhide', '-', 'quit'],
      File: [...file, 'close'],
      Edit: edit,
      View: view,
      Window: ['minimize', 'zoom', '-', 'front'],
      Help: help,
    });
    const roles = shown().items.map(({ options }) => options.role);
    expect(roles.slice(-2)).toEqual(['window', 'help']); // macOS lists the windows and searches the entries
  });

  test('have developer tools in development only', () => {
    const roles = () =>
      shown()
        .all()
        .map(({ options }) => options.role);
    start('linux');
    expect(roles()).not.toContain('toggleDevTools');
    start('linux', [], false);
    expect(roles()).toContain('toggleDevTools');
  });

  test('have every command on each system, and every role on one', () => {
    const roles = new Set<string | undefined>();
    for (const platform of ['darwin', 'linux'] as const) {
      start(platform);
      for (const command of ofDesktop) item(command);
      for (const { options } of shown().all()) roles.add(options.role?.toString());
    }
    for (const role of menuRoles) expect(roles).toContain(role);
  });
});

describe('the keys of the menu', () => {
  /** Electron's own of the roles that are given none; those the text fields hear themselves are among them. */
  const ofRoles: Readonly<Record<string, string>> = {
    ...{ cut: 'CmdOrCtrl+X', copy: 'CmdOrCtrl+C', paste: 'CmdOrCtrl+V', selectAll: 'CmdOrCtrl+A' },
    ...{ quit: 'CmdOrCtrl+Q', close: 'CmdOrCtrl+W', minimize: 'CmdOrCtrl+M' },
    ...{ hide: 'Cmd+H', hideOthers: 'Cmd+Alt+H', togglefullscreen: 'F11' },
  };

  test.each(['darwin', 'win32', 'linux'] as const)('mean one thing each on %s', (platform) => {
    start(platform);
    const keys = shown()
      .all()
      .map(({ options: { accelerator, role } }) => accelerator ?? ofRoles[role?.toString() ?? ''])
      .filter((key) => key !== undefined);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(20);
  });

  test('that are not shown do the same', () => {
    start('linux').use(whole);
    expect(item('redo').options).toMatchObject({ accelerator: 'CmdOrCtrl+Y' });
    const other = item('redo CmdOrCtrl+Shift+Z');
    expect(other.options).toMatchObject({ accelerator: 'CmdOrCtrl+Shift+Z', visible: false });
    other.click();
    expect(askPage).toHaveBeenCalledExactlyOnceWith('redo');
    const zooming = shown()
      .all()
      .filter(({ options }) => options.role === 'zoomIn');
    expect(zooming.map(({ options }) => options.accelerator)).toEqual([
      'CmdOrCtrl+=',
      'CmdOrCtrl+Plus',
      'CmdOrCtrl+numadd',
    ]);
    expect(keysOf('redo', 'mac')).toEqual(['CmdOrCtrl+Shift+Z']);
  });
});

describe('what is chosen', () => {
  test.each(ofDesktop)('is carried out, by the page or by the shell: %s', (command) => {
    start('win32', ['/home/a.dropoutlab']).use(whole);
    item(command).click();
    if (shellCommands.some((own) => own === command)) {
      expect(clearRecent).toHaveBeenCalledOnce();
      expect(askPage).not.toHaveBeenCalled();
    } else expect(askPage).toHaveBeenCalledExactlyOnceWith(command);
  });

  test('moves no mark by itself: the page says what is in force', () => {
    const menu = start('linux');
    menu.use(whole);
    item('projector').click();
    expect(item('projector').checked).toBe(false);
    menu.use({ ...whole, marked: ['screen-step', 'projector'] });
    expect(item('projector').checked).toBe(true);
  });
});

describe('what the page tells', () => {
  test('is waited for: until then the menu is English and asks for nothing', () => {
    start('linux');
    const enabled = ofDesktop.filter((command) => item(command).enabled);
    expect(enabled).toEqual(shellCommands);
    expect(item('save').options.label).toBe('Save');
  });

  test('is said, with the roles, and an ampersand in it is one', () => {
    start('win32').use({
      ...whole,
      menus: { ...whole.menus, edit: '&Edición' },
      commands: { ...whole.commands, 'export-csv': 'Selected: a&b (CSV)' },
      roles: { ...whole.roles, paste: 'Pegar' },
    });
    expect(Object.keys(outline())).toContain('&Edición');
    expect(item('export-csv').options.label).toBe('Selected: a&&b (CSV)');
    expect(
      shown()
        .all()
        .find(({ options }) => options.role === 'paste')?.options.label,
    ).toBe('Pegar');
  });

  test('has no letters of keys on macOS', () => {
    start('darwin').use({ ...whole, menus: { ...whole.menus, file: '文件(&F)', help: 'A&yuda' } });
    expect(Object.keys(outline())).toEqual(['Dropout Lab', '文件', 'Edit', 'View', 'Window', 'Ayuda']);
  });

  test('changes what can be chosen without making the menu anew, which would close it', () => {
    const menu = start('linux');
    menu.use(whole);
    const made = Menu.setApplicationMenu.mock.calls.length;
    menu.use({ ...whole, disabled: ['redo'], marked: ['screen-lessons'] });
    expect(item('redo').enabled).toBe(false);
    expect(item('redo CmdOrCtrl+Shift+Z').enabled).toBe(false);
    expect(item('save').enabled).toBe(true);
    expect(item('screen-lessons').checked).toBe(true);
    expect(Menu.setApplicationMenu).toHaveBeenCalledTimes(made || 1);
    menu.use({ ...whole, commands: { ...whole.commands, save: '保存' } });
    expect(item('save').options.label).toBe('保存');
    expect(item('redo').enabled).toBe(true);
  });
});

describe('the files opened last', () => {
  const recent = (): FakeMenu => {
    const found = shown()
      .all()
      .find(({ options }) => options.label === 'Open recent');
    if (!found?.submenu) throw new Error('there is no list of them');
    expect(found.enabled).toBe(found.submenu.items.length > 2);
    return found.submenu;
  };
  const names = (): unknown[] =>
    recent()
      .items.slice(0, -2)
      .map(({ options }) => options.label);

  test('are listed by name, and by folder where names are shared, and open', () => {
    const menu = start('linux');
    expect(names()).toEqual([]);
    menu.use(whole);
    menu.useRecent(['/one/a.dropoutlab', '/two/a.dropoutlab', '/two/b & c.dropoutlab']);
    expect(names()).toEqual(['a.dropoutlab (one)', 'a.dropoutlab (two)', 'b && c.dropoutlab']);
    recent().items[1]?.click();
    expect(openRecent).toHaveBeenCalledExactlyOnceWith('/two/a.dropoutlab');
    expect(item('save').enabled).toBe(true); // the menu made anew offers what it offered
    menu.useRecent([]);
    expect(names()).toEqual([]);
  });
});
