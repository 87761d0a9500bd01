/** English, the outer-product builder. */
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
    notFinite:
      'Some numbers of this step are infinite or NaN, so the sum and the recorded gradient cannot be compared.',
    lectureAgrees: 'Every m is 1 in this step, so the lecture’s formula without m gives the recorded gradient too.',
    factorHint: 'The loss is chosen under Hyperparameters, at the top.',
    leftOut: 'left out',
  },
};
