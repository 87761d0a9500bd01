import type { MenuWords } from './menu.ts';

/** What the main process says until its page has told it the language of the user; roles have Electron's own words till then. */
export const englishWords: MenuWords = {
  file: 'File',
  new: 'New experiment',
  open: 'Open…',
  save: 'Save',
  'save-as': 'Save as…',
  leaveTitle: 'Close without saving?',
  leaveDetail: 'The experiment has changes that are in no file.',
  leave: 'Leave',
  stay: 'Stay',
};
