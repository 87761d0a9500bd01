import type { ShellTexts } from './shell-texts.ts';

export const en: ShellTexts = {
  close: {
    question: (name) => `Save the changes to “${name}” before closing?`,
    detail: 'Changes that are not saved are lost.',
    save: 'Save',
    discard: 'Don’t save',
    cancel: 'Cancel',
  },
  unload: {
    question: 'Leave without saving?',
    detail: 'The experiment has changes that are in no file.',
    leave: 'Leave',
    stay: 'Stay',
  },
};
