/** English, the start screen. */
export const welcome = {
  welcome: {
    tagline: 'What dropout does to a small network, number by number.',
    open: 'Start screen',
    back: 'Back to the experiment',
    step: {
      title: 'The lecture’s step',
      text: 'The lecture’s own network: one training step, with every number in it.',
      open: 'Open the step',
      settings: 'Choose settings…',
    },
    lessons: {
      title: 'Lessons',
      text: 'Thirteen lessons in the lecture’s order: you say a number before you see it.',
      next: 'Lesson {number}: {title}.',
      open: 'Begin with lesson {number}',
      goOn: 'Go on with lesson {number}',
      all: 'All lessons',
      done: '{done} of {count} done.',
      task: 'Lesson {number}',
      taskDone: 'Lesson {number}, done',
    },
    file: {
      title: 'Open a file',
      text: 'An experiment that a teacher gave you or that you saved, at the place where it was left.',
      open: 'Open a file…',
      drop: {
        computer: 'Drop a .dropoutlab file anywhere in this window',
        browser:
          'Drop a .dropoutlab file anywhere on this page. A double click opens it here only once this site is installed.',
      },
    },
    again: {
      title: 'Open again',
      text: 'Or a file a teacher gave you, at the place where it was left.',
      unsaved: {
        computer:
          'This experiment was not saved; it is kept until you discard it. | {count} experiments were not saved; they are kept until you discard them.',
        browser:
          'This experiment was not saved; it is kept in this browser until you discard it or clear its data. | {count} experiments were not saved; they are kept in this browser until you discard them or clear its data.',
      },
      all: 'All {count}…',
    },
    showAtStart: 'Show this when the app starts',
    offline: {
      computer: 'No account, no network: everything stays on this computer.',
      browser: 'No account, and nothing is sent anywhere: everything stays in this browser.',
    },
  },
};
