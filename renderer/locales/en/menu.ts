import { englishMenuWords } from '#shared/contract/english-menu-words.ts';

/** English, the menu of the desktop window: its menus, each with the letter of its key, and what the system does. */
export const menu = {
  menus: { ...englishMenuWords.menus, clearRecent: 'Clear this list' },
  menuRoles: englishMenuWords.roles,
};
