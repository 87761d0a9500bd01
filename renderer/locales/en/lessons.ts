import type { MistakeId } from '#shared/lessons/answers/mistakes.ts';

interface MistakeTexts {
  /** Behind "Not yet:". */
  readonly name: string;
  /** How the number is off, in a few words; empty where it cannot be said so. */
  readonly off: string;
  /** What happened. */
  readonly text: string;
}

/** English, the lessons. */
export const lessons = {
  lessons: {
    title: 'Lessons',
    lead: 'Thirteen lessons in the lecture’s order. Each asks for a number before it shows it, and every number is that of the experiment on screen.',
    done: '{done} of {count} done',
    forget: 'Begin all lessons again on this computer',
    own: 'Lessons of your own',
    ownLead:
      'A lesson is a text file that any editor can write. It is checked when it is opened and shown again whenever it is saved.',
    openFile: 'Open a lesson file…',
    howTo: 'How to write a lesson',
    column: 'Lesson',
    all: 'All lessons',
    number: 'Lesson {number} of {count}',
    fold: 'Fold the lesson',
    close: 'Close the lesson',
    row: {
      number: 'Lesson {number}:',
      minutes: '{count} minute | {count} minutes',
      count: '{count} task | {count} tasks',
      tasks: '{done} of {count} task done | {done} of {count} tasks done',
      done: 'done',
      open: 'Open',
      continue: 'Continue',
      again: 'Look again',
      isOpen: 'open now',
    },
    look: {
      cell: 'Show {name}',
      phase: 'Show phase {number}: {name}',
      screen: 'Open {name}',
      there: 'Show it',
    },
    task: {
      all: 'Tasks of the lesson',
      node: 'Task {number}',
      nodeDone: 'Task {number}, done',
      position: 'Task {number} of {count}',
      text: 'Text of the lesson',
      check: 'Check',
      keep: 'Keep my answer',
      noStep: 'There are no numbers yet: press Step.',
      otherNetwork: 'The network on screen does not have what is asked.',
      show: 'Show the answer',
      next: 'Next task',
      finish: 'Finish the lesson',
      trace: 'Trace this number',
      note: 'Add a note for the teacher',
    },
    hint: { all: 'Hints', number: 'Hint {number} of {count}', first: 'Give me a hint', next: 'Next hint' },
    answer: {
      number: 'Your answer',
      numberHint: 'No more than four digits are needed. 0,5 and 1/2 are read too.',
      sign: { negative: 'negative', zero: 'zero', positive: 'positive' },
      signLabel: 'Sign',
      signOf: 'Sign of {name}',
      parts: { cells: 'Cells', rows: 'Rows', columns: 'Columns', units: 'Units', samples: 'Samples' },
      part: {
        cells: 'Cell {number}',
        rows: 'Row {number}',
        columns: 'Column {number}',
        units: 'Unit {number}',
        samples: 'Sample {number}',
      },
      list: {
        cells: 'Cells as row:column',
        rows: 'Rows as a list',
        columns: 'Columns as a list',
        units: 'Units as a list',
        samples: 'Samples as a list',
      },
      none: 'none of them',
      marksHint: 'Press the numbers, click in a matrix, or type a list.',
      cellsHint: 'Click the cells in their matrix, or type them as row:column.',
      oneChoice: 'One answer is right',
      severalChoices: 'All that are right',
      order: 'Put in order, the first at the top',
      up: 'Move {number} up',
      down: 'Move {number} down',
      explain: 'Your explanation',
      explainHint: 'Kept in your file for the teacher; it is not graded.',
    },
    unreadable: {
      empty: 'There is no answer yet.',
      noNumber: '“{text}” is no number. Write 0.25, 0,25, 1/4 or 2.5e-1.',
      tooFewDigits:
        'With so few digits other numbers would read the same. Give {count} digit. | With so few digits other numbers would read the same. Give {count} digits.',
      shape: 'Its shape is {rows} × {columns}.',
      noSuchChoice: 'There is no “{text}” here.',
    },
    verdict: {
      right: 'Right',
      rightNow: 'Right now',
      wrong: 'Not yet',
      mistake: 'Not yet: {name}',
      unknown: 'None of the usual mistakes gives this number. A hint may help.',
      or: '{one}, or {other}',
      shown: 'The answer',
      kept: 'Kept for your teacher',
      youSaid: 'You said',
      itIs: 'It is',
      happened: 'What happened',
      why: 'Why',
      numbers: 'With its numbers',
    },
    wrong: {
      missing: 'One is missing. | {count} are missing.',
      extra: 'One does not belong. | {count} do not belong.',
      order: 'Up to place {place} the order is right; from there it is another.',
      cells: 'One cell is not right: it is hatched above. | {count} cells are not right: they are hatched above.',
    },
    mistake: {
      'mask-forgotten': {
        name: 'the mask is missing',
        off: 'without the mask',
        text: 'This number comes out as if no unit were dropped here. The mask acts on the way forward and once more on the way back.',
      },
      'scale-forgotten': {
        name: 'the scale is missing',
        off: 'off by q',
        text: 'The mask of a kept unit is not 1 but 1/q. Your answer takes it as 1, so it is off by the factor q.',
      },
      'scaled-twice': {
        name: 'scaled twice',
        off: 'off by 1/q',
        text: 'The factor 1/q is in the number you started from already. Applied once more it makes the result too large.',
      },
      'wrong-factor': {
        name: 'another factor belongs here',
        off: 'another factor',
        text: 'A kept unit is multiplied by 1/q, where q = 1 − p is the share that is kept. Your answer has another factor in its place.',
      },
      'gate-for-mask': {
        name: 'the gate is not the mask',
        off: 'gate for mask',
        text: 'The gate of ReLU asks whether z₁ > 0, the mask whether the unit was kept. Your answer takes one for the other, or leaves the gate out.',
      },
      transposed: {
        name: 'row and column are swapped',
        off: 'transposed',
        text: 'This is the number at the mirrored place: row and column have changed roles, or a matrix was taken where its transpose belongs.',
      },
      'not-averaged': {
        name: 'summed instead of averaged',
        off: 'times the batch',
        text: 'The loss is a mean over the batch. Your answer is the sum: it is larger by the number of samples and outputs.',
      },
      'factor-two': {
        name: 'a factor of 2',
        off: 'off by 2',
        text: 'The derivative of a square brings a 2 with it; the lecture’s half squared error takes it away again. Here it is the other way round from your answer.',
      },
      sign: {
        name: 'the sign',
        off: 'the other sign',
        text: 'The size is right, the sign is not. The error is ŷ − y, and the update goes against the gradient.',
      },
      'bias-forgotten': {
        name: 'the bias is missing',
        off: 'without the bias',
        text: 'The products are summed up rightly; the bias is still to be added.',
      },
      neighbour: {
        name: 'a neighbour’s number',
        off: 'one place further',
        text: 'The way is right, but one row or column was read a place too far: another sample, unit or input.',
      },
      'one-sample': {
        name: 'one sample is not the batch',
        off: 'one sample',
        text: 'This is what one sample gives. The gradient adds up the grids of all samples of the batch.',
      },
      evaluation: {
        name: 'evaluation and training are mixed up',
        off: 'the other phase',
        text: 'In training units are dropped, in evaluation none is. Your number is that of the other one.',
      },
      'after-for-before': {
        name: 'before and after are mixed up',
        off: 'the other side of the update',
        text: 'The step changes the weights at its very end. Your answer takes the weight of the other side of the update.',
      },
      'rate-forgotten': {
        name: 'the learning rate is missing',
        off: 'without lr',
        text: 'The update subtracts lr times the gradient. Your answer subtracts the gradient itself.',
      },
      rounding: {
        name: 'rounded too much',
        off: 'rounded',
        text: 'The way is right; the digits are not enough, or were rounded on the way. Keep one or two more until the end.',
      },
    } satisfies Record<MistakeId, MistakeTexts>,
    end: {
      position: 'The end',
      results: 'How the tasks went',
      open: 'not answered',
      shown: 'answer shown',
      tried: 'tried once | tried {count} times',
      tries: 'at the first try | {count} tries',
      hints: '1 hint | {count} hints',
      next: 'On to lesson {number}',
      save: 'Your answers are part of the experiment: save it to hand it in.',
    },
    away: {
      text: 'The experiment on screen is not the one this lesson speaks of. Answers are judged by what is on screen.',
      back: 'Back to the lesson’s experiment',
    },
    faults: {
      count:
        'This lesson cannot be shown yet: one thing is to be put right. | This lesson cannot be shown yet: {count} things are to be put right.',
      line: 'Line {line}',
      follows: 'Put it right in your editor and save: the lesson is read again by itself.',
      again: 'Put it right in your editor, save it, and load it again.',
      load: 'Load again…',
      back: 'Back to the lesson as it was',
      unknown: 'This version of the app has no lesson of that name.',
    },
    student: {
      title: 'Your number',
      text: 'This lesson draws everyone an experiment of their own, from the number your class knows you by. It is kept in your file, so that your answers can be checked.',
      field: 'Student number',
      digits: 'Digits only, 15 at most.',
      begin: 'Begin',
      cancel: 'Cancel',
      own: 'Drawn from your number, {number}',
    },
  },
};
