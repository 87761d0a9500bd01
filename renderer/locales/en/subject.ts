/** English, what is chosen on several screens: a sample, a unit, an output, a step. */
export const subject = {
  subject: {
    sample: 'Sample',
    unit: 'Unit',
    output: 'Output',
    step: 'Step',
    of: 'of {total}',
    previous: { sample: 'Previous sample', unit: 'Previous unit', output: 'Previous output', step: 'Previous step' },
    next: { sample: 'Next sample', unit: 'Next unit', output: 'Next output', step: 'Next step' },
  },
};
