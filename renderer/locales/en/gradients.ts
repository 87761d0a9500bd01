/** English, the gradients, the outer product and the update. */
export const gradients = {
  gradients: {
    title: 'Gradients of the four parameters',
    lead: 'Same shape as the parameter. A zero row says why it is zero.',
    reach: 'Samples that reach the unit',
    reachCount: '{count} of {total}',
    silent: {
      dropped: 'Zero: dropped in all {total}',
      dead: 'Zero: ReLU-dead in all {total}',
      'dropped-or-dead': 'Zero: {dropped} dropped, {dead} ReLU-dead',
    },
    noZeroRows: 'Every unit is reached by at least one sample, so no row is zero.',
    zeroRows:
      '{count} of {total} rows is zero: no sample reaches this unit. | {count} of {total} rows are zero: no sample reaches these units.',
  },
  outerProduct: {
    title: 'Build ∂L/∂W₁',
    lead: 'sample {sample}: a column times a row fills a grid',
    grid: 'δ · x of sample {sample}',
    sum: 'Samples 1 to {sample} added',
    sumAll: 'The one sample added | All {total} samples added',
    difference:
      'The one sample added differs from the recorded gradient by at most {difference}. | All {total} samples added differ from the recorded gradient by at most {difference}.',
    equal:
      'The one sample added equals the recorded gradient exactly. | All {total} samples added equal the recorded gradient exactly.',
    columns: { error: '∂L/∂ŷ', weight: 'W₂', mask: 'm', delta: 'δ' },
    columnLabel: '{name} of sample {sample}',
    inputLabel: 'x of sample {sample}',
    addedCount: '{count} of {total} added',
  },
  update: {
    title: 'Update',
    before: 'Before',
    after: 'After',
    reach: 'Samples that reach the row',
    reachColumn: 'Samples that reach the column',
    reachCount: '{count} of {total}',
    unchangedRows: '{count} of {total} rows exactly unchanged',
    unchangedColumns: '{count} of {total} columns exactly unchanged',
    unchanged: {
      dropped: 'Unchanged: dropped in all {total}',
      dead: 'Unchanged: ReLU-dead in all {total}',
      'dropped-or-dead': 'Unchanged: {dropped} dropped, {dead} ReLU-dead',
      'zero-gradient': 'Unchanged: the gradient is 0',
      'rounded-away': 'Unchanged: the step is too small for float32',
      mixed: 'Unchanged, for different reasons',
    },
    sameMask: 'Loss, same mask',
    freshMask: 'Loss, fresh mask',
    fromTo: '{before} → {after}',
    parameter: 'Parameter',
    bits: 'Values compared, not rounded digits',
  },
};
