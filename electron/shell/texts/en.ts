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
    detail: 'Reloading brings it back. What was not saved had been saved by itself: the window offers it again.',
    outOfMemory: 'Memory ran out.',
    reload: 'Reload',
    quit: 'Quit',
  },
  hang: {
    message: 'The window does not react',
    detail: 'It may be at something long. Reloading ends that; what was not saved is offered again.',
    wait: 'Wait',
    reload: 'Reload',
    quit: 'Quit',
  },
  load: {
    message: 'The window could not be loaded',
    detail: (reason) => `If trying again does not help, install Dropout Lab again. (${reason})`,
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
