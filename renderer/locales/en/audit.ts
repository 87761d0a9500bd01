/** English, the self-audit. */
export const audit = {
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
