import type { ShellWords } from '#shared/contract/shell-contract.ts';

/** What the main process says until its page has told it the language of the user. */
export const englishWords: ShellWords = {
  file: 'File',
  new: 'New experiment',
  open: 'Open…',
  save: 'Save',
  'save-as': 'Save as…',
  roles: {
    editMenu: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    viewMenu: 'View',
    resetZoom: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    togglefullscreen: 'Full screen',
    windowMenu: 'Window',
    minimize: 'Minimise',
    close: 'Close window',
    quit: 'Quit',
  },
  leaveTitle: 'Close without saving?',
  leaveDetail: 'The experiment has changes that are in no file.',
  leave: 'Leave',
  stay: 'Stay',
};
