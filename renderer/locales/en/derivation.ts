/** English, the lecture's matrix derivation of dL/dW1. */
export const derivation = {
  derivation: {
    title: '∂L/∂W₁, factor by factor',
    otherLoss:
      'The lecture derives ∂L/∂W₁ from the squared error; this experiment has another loss. Cells and Samples build the gradient of any loss.',
    leads: {
      lecture: 'Sample {sample}, as the lecture derives it',
      mask: 'Sample {sample}, with its mask',
      factor: 'Sample {sample}, with mask and factor',
      sum: 'The one sample, nothing left out | All {total} samples, nothing left out',
    },
    light: 'Light the part this sentence is about',
    blame: { name: 'Blame.', text: 'Error times W₂: what each unit had to do with it.' },
    gate: {
      name: 'Gate.',
      closed: 'What is off passes nothing back: {units}.',
      open: 'No unit is off in this sample: everything passes back.',
      masked: 'Dropped or dead: nothing passes back. Kept and alive: times {scale}.',
    },
    share: { name: 'Share.', text: 'Each weight gets δ times its own input.' },
    units: { one: 'unit {list}', few: 'units {list}', many: '{count} of {total} units', none: 'no unit' },
    labelled: '{name}, {rows} by {columns}',
    labels: {
      error: '∂L/∂ŷ of sample {sample}',
      weights: 'W₂',
      blame: '∂L/∂ŷ · W₂ of sample {sample}',
      gate: 'diagonal matrix of sample {sample}',
      delta: 'δ of sample {sample}',
      input: 'x of sample {sample}',
      gradient: '∂L/∂W₁ of sample {sample}',
      sum: '∂L/∂W₁, all samples added',
    },
    captions: {
      gate: 'F′: the slope of {activation} on the diagonal, 0 elsewhere',
      masked: 'diag(m) F′: the mask and the slope of {activation} on one diagonal',
      sample: 'of sample {sample}',
      sum: 'all {total} samples added',
    },
    others: '+ {count} other | + {count} others',
    gave: 'sample {sample} gave {value}',
    putBack: 'Put back what the lecture leaves out',
    difference: 'largest difference from the recorded gradient',
    switchHint: 'A part that is put back brings those before it; one that is left out takes those after it.',
    stages: {
      lecture: 'In the lecture',
      mask: 'Mask',
      factor: { mean: '2 / (batch · out)', 'half-sum': 'Factor of the loss' },
      sum: 'Sum over the batch',
    },
    at: 'at [{row}, {column}]',
    rounding: 'equal, but for rounding',
    exactly: 'exactly equal',
    reasons: {
      lecture: 'One sample, half its squared error, no mask.',
      mask: {
        scaled: 'Sample {sample} drops {units}; what it keeps counts {scale} times.',
        unscaled: 'Sample {sample} drops {units}; what it keeps counts once.',
        off: 'There is no dropout layer: every m is 1 and changes nothing.',
      },
      grows: {
        notAveraged: 'The difference grows first: nothing is averaged yet.',
        othersMissing: 'The difference grows first: the other samples are missing.',
      },
      factor: {
        mean: 'MSELoss averages {batch} · {out} numbers, and a square has a 2: times {factor}.',
        'half-sum': 'Half the squared error, summed over {batch} · {out} numbers: times {factor}.',
      },
      sum: {
        own: '{total} samples write {total} grids, each with its own mask.',
        shared: '{total} samples write {total} grids, all with the same mask.',
        plain: '{total} samples write {total} grids.',
        one: 'The batch is this one sample: nothing is left to add.',
      },
    },
  },
};
