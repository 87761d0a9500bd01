/** English, the outer-product builder and the self-audit. */
export const builder = {
  builder: {
    toolbar: 'Build the gradient',
    moves: {
      start: 'Back to the start: nothing added',
      sampleBack: 'One sample back',
      cellBack: 'One cell back',
      cellForward: 'One cell forward',
      sampleForward: 'One sample forward',
      end: 'To the end: every sample added',
    },
    play: 'Play',
    pause: 'Pause',
    restart: 'Empty this grid',
    views: 'Views of the gradient',
    tabs: { cells: 'Cells', samples: 'Samples', derivation: 'Derivation' },
    progress: 'Cell {filled} of {cells}',
    noneAdded: 'No sample added yet',
    form: 'Formula of δ',
    forms: { mask: 'With the mask', lecture: 'Without it, as in the lecture' },
    lectureDiffers:
      'Without m, as in the lecture, the one sample added differs from the recorded gradient by up to {difference}; its largest value is {largest}. | Without m, as in the lecture, all {total} added differ from the recorded gradient by up to {difference}; its largest value is {largest}.',
    lectureAgrees: 'Every m is 1 in this step, so the lecture’s formula without m gives the recorded gradient too.',
    factorHint: 'The loss is chosen under Hyperparameters, at the top.',
    leftOut: 'left out',
  },
  audit: {
    title: 'Self-audit of step {step}',
    checking: 'Formulas = automatic gradient: checking…',
    exact: 'Formulas = automatic gradient, exactly',
    passed: 'Formulas = automatic gradient: at most {difference}',
    failed: 'Formulas differ from the check: by up to {difference}',
    'not-finite': 'Not finite: cannot be checked',
    unchecked:
      'Where a number is infinite or NaN there is nothing to compare: it cannot be checked. Everything else is within its tolerance.',
    good: 'All differences are within their tolerance.',
    tape: 'Automatic gradient',
    tapeMeans:
      'TensorFlow.js differentiates the same forward pass by itself, with the same mask. Largest difference allowed: {tolerance} absolute.',
    central: 'Central differences',
    centralMeans:
      'Each weight is moved up and down by {size}, in double precision and with the mask held fixed; the slope of the loss is compared. Largest difference allowed: {tolerance} relative.',
    kinks: 'Cells left out',
    parameter: 'Parameter',
    absolute: 'absolute',
    relative: 'relative',
    table: 'Largest differences between the formulas and the two checks, per parameter',
    over: 'larger than its tolerance',
  },
};
