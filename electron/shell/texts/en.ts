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
  crash: {
    message: 'The window has crashed',
    detail: 'Reloading brings it back and offers your work as it was last saved by itself.',
    outOfMemory: 'Memory ran out.',
    reload: 'Reload',
    quit: 'Quit',
  },
  hang: {
    message: 'The window is not responding',
    detail:
      'It may be busy with something long: wait, or reload it. Reloading ends that and offers your work as it was last saved by itself.',
    wait: 'Wait',
    reload: 'Reload',
    quit: 'Quit',
  },
  load: {
    message: 'The window could not be loaded',
    detail: (reason) =>
      `Your files are as they were. If trying again does not help, install Dropout Lab again. (${reason})`,
    reload: 'Try again',
    quit: 'Quit',
  },
  failure: {
    message: 'Something went wrong in Dropout Lab',
    detail: (reason) =>
      `What happened is in the log. Save your work; if anything is odd afterwards, start the app again. (${reason})`,
    proceed: 'Continue',
    log: 'Open the log',
    quit: 'Quit',
  },
  files: { open: 'Open an experiment or a lesson', save: 'Save', export: 'Export' },
};
