/** English, hiding: what a task asks for, until it is answered or given up. */
export const hiding = {
  hiding: {
    veil: 'yours to say',
    cell: 'hidden until the question is answered',
    place: 'Hidden until the question is answered',
    placeText: 'What stands here would give the answer away.',
    check: 'Check my work is open: F9 goes back to it',
    checkShort: 'Check my work: F9',
    lead: 'Back to the question',
    exports: 'Hidden until the question is answered: what would show it cannot be exported.',
  },
};
