import type { MenuName, MenuRole } from './menu-table.ts';

/**
 * English words of the desktop menu that the page has nowhere else: the menus, each with an ampersand before the letter of its key,
 * and what the system does. The shell says them until the page has spoken, and the page where it speaks English.
 */
export const englishMenuWords = {
  menus: {
    file: '&File',
    recent: 'Open recent',
    export: 'Export',
    edit: '&Edit',
    view: '&View',
    window: '&Window',
    help: '&Help',
  },
  roles: {
    services: 'Services',
    hide: 'Hide Dropout Lab',
    hideOthers: 'Hide others',
    unhide: 'Show all',
    quit: 'Quit Dropout Lab',
    close: 'Close window',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    resetZoom: 'Actual size',
    togglefullscreen: 'Full screen',
    minimize: 'Minimise',
    zoom: 'Zoom the window',
    front: 'Bring all to front',
  },
} satisfies {
  readonly menus: Readonly<Record<Exclude<MenuName, 'app'>, string>>;
  readonly roles: Readonly<Record<MenuRole, string>>;
};
