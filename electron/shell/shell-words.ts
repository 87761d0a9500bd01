import type { MenuWords } from './menu.ts';

/** The texts of the main process until its page has sent those of the user's language; roles have Electron's own texts until then. */
export const englishWords: MenuWords = {
  language: 'en',
  file: 'File',
  new: 'New experiment',
  open: 'Open…',
  save: 'Save',
  'save-as': 'Save as…',
  keys: 'Keyboard shortcuts…',
};
