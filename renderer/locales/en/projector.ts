/** English, the step shown to a room. */
export const projector = {
  projector: {
    yours: 'yours to say',
    settings: '{sizes}, batch {batch}, p {p}, q {q}',
    step: 'Step {number}',
    askStep: 'Page Down again records step {number} of the training.',
    decimals: 'Decimals',
    leave: 'Leave',
    reveal: 'Reveal',
    next: 'Next: {phase}',
    nextStep: 'Next step',
    dropped: 'dropped',
    ofUnits: 'of {count} unit | of {count} units',
    askCount: 'How many cells are dropped, of {cells}? Say it before you look.',
    count: '{count} of {cells} cells is dropped. | {count} of {cells} cells are dropped.',
    countMean: 'The mean of many masks is {mean}: {cells} · p.',
    askCell: 'What is {symbol}? Say it before you look. | What is {symbol} at {place}? Say it before you look.',
    cell: '{symbol} is {value}. | {symbol} at {place} is {value}.',
    placeBoth: '{first}, {second}',
    heldBack: 'Hidden until the open question is answered.',
    place: {
      sample: 'sample {number}',
      unit: 'unit {number}',
      input: 'input {number}',
      output: 'output {number}',
    },
  },
};
