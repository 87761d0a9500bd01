/** English, what is kept of an experiment: files, undo, notes, saving by itself. */
export const files = {
  file: {
    menu: 'File',
    new: 'New experiment',
    open: 'Open…',
    recent: 'Open again',
    save: 'Save',
    saveAs: 'Save as…',
    tableTitle: '{name}, seed {seed}',
    rename: 'Rename',
    titleField: 'Name of the experiment',
    unsaved: 'Not saved',
    drop: 'Drop the file to open it.',
    dropUnsaved: 'Drop the file to open it. What is not saved you are asked about first.',
    autosaved: 'Saved by itself {time}',
    autosaveFailed: 'Not saved by itself: {reason}',
  },
  leave: {
    title: 'Save the changes first?',
    text: '“{title}” has changes that are in no file. Another experiment would take its place.',
    save: 'Save',
    discard: 'Don’t save',
    stay: 'Cancel',
    closeTitle: 'Close without saving?',
    closeText: 'The experiment has changes that are in no file.',
    close: 'Leave',
    keepOpen: 'Stay',
  },
  check: {
    differs:
      'The numbers recorded in this file are not those computed here: step {step}, {tensor}, differs by up to {difference}. The screen shows those computed here.',
    differsAtStart:
      'The numbers recorded in this file are not those computed here: {tensor} at the start differs by up to {difference}. The screen shows those computed here.',
    parted:
      'The numbers recorded in this file come out here up to step {step}. There {recordedBy}, which recorded them, and {used} part: {cause}.',
    partedThen:
      '{parted} From there on they cannot be compared, and nothing can be said of step {step}, where {tensor} differs by up to {difference}. The screen shows the numbers computed here.',
    cause: {
      kink: 'z₁ of sample {sample}, unit {unit} is {value}, within rounding of the kink of {activation}',
      rounding: 'differences of rounding have grown',
      overflow: 'the numbers are no longer finite',
    },
    unknownEngine: 'an engine the file does not name',
    dismiss: 'Dismiss',
  },
  recovery: {
    title: 'An experiment was not saved | {count} experiments were not saved',
    detail: 'step {count}, {time}',
    recover: 'Recover',
    discard: 'Discard',
    discardAll: 'Discard all…',
    discardTitle: 'Discard this experiment? | Discard these {count} experiments?',
    discardText:
      'It is in no file: what is discarded cannot be had back. | They are in no file: what is discarded cannot be had back.',
    keep: 'Keep',
    later: 'Later',
    recoverNamed: 'Recover {title}, {detail}',
    discardNamed: 'Discard {title}, {detail}',
  },
  notes: {
    title: 'Notes',
    hint: 'Saved with the experiment.',
    field: 'Notes on this experiment',
    written: 'Notes, written',
  },
  changes: {
    redoNamed: 'Redo: {change}',
    seed: 'new seed {seed}',
    setting: '{name} {before} → {after}',
    andMore: '{change} and {count} more',
    drawnData: 'data drawn from the seed',
    table: 'data from {name}',
    reset: 'Reset',
  },
};
