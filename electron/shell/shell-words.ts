import type { ShellWords } from '#shared/contract/shell-contract.ts';

/** What the main process says until its page has told it the language of the user. */
export const englishWords: ShellWords = {
  file: 'File',
  new: 'New experiment',
  open: 'Open …',
  save: 'Save',
  'save-as': 'Save as …',
  leaveTitle: 'Close without saving?',
  leaveDetail: 'The experiment has changes that are in no file.',
  leave: 'Leave',
  stay: 'Stay',
};
