/** English, what is said of a link to an experiment. */
export const links = {
  links: {
    copied: 'The link is in the clipboard ({characters} characters).',
    notCopied: 'The browser does not let this page write to the clipboard: copy the link here.',
    link: 'Link to this experiment',
    holds:
      'It holds {parts}, but neither undo nor a lesson with its answers. Whoever opens it sends nothing of it to a server.',
    notesLeftOut: 'The notes are too long for a link and were left out.',
    parts: {
      name: 'its name',
      settings: 'the settings with the seed',
      table: 'the rows of “{name}”',
      edits: 'the edits',
      step: 'step {step}',
      view: 'what is on screen',
      notes: 'the notes',
    },
    close: 'Close',
  },
};
