import { z } from 'zod';
import { menuCommands } from './menu-keys.ts';
import type { MenuCommand, MenuName, MenuRole } from './menu-table.ts';

const roles = {
  services: true,
  hide: true,
  hideOthers: true,
  unhide: true,
  quit: true,
  close: true,
  cut: true,
  copy: true,
  paste: true,
  selectAll: true,
  zoomIn: true,
  zoomOut: true,
  resetZoom: true,
  togglefullscreen: true,
  minimize: true,
  zoom: true,
  front: true,
} as const satisfies Readonly<Record<MenuRole, true>>;
/** Every role. */
export const menuRoles = Object.keys(roles) as readonly MenuRole[]; // it has one entry each

const menus = {
  app: true,
  file: true,
  recent: true,
  export: true,
  edit: true,
  view: true,
  window: true,
  help: true,
} as const satisfies Readonly<Record<MenuName, true>>;
/** Every menu and submenu. */
export const menuNames = Object.keys(menus) as readonly MenuName[]; // it has one entry each

/** What the shell carries out itself; all other commands are the page's. */
export const shellCommands = ['clear-recent'] as const satisfies readonly MenuCommand[];
export type ShellCommand = (typeof shellCommands)[number];
export type PageCommand = Exclude<MenuCommand, ShellCommand>;

const words = z.string().min(1).max(200);
const commands = z.array(z.enum(menuCommands)).max(menuCommands.length);

/** What the menu says, in the language of the page, and what of it can be chosen now. An ampersand stands before the key of a menu. */
export const menuStateSchema = z.strictObject({
  menus: z.record(z.enum(menuNames), words),
  commands: z.record(z.enum(menuCommands), words),
  roles: z.record(z.enum(menuRoles), words),
  disabled: commands,
  /** Those with a mark that are in force. */
  marked: commands,
});
export type MenuState = Readonly<z.infer<typeof menuStateSchema>>;
