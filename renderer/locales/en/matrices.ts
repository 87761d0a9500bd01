import type { GradientName, SubjectName } from '#shared/tensors/tensor-names.ts';
import type { DropoutMode } from '#shared/hyperparameters.ts';
import type { MessageKey } from '../message-key.ts';

/** What the activation computes and gates: `activations` has a sentence for each. */
type OfActivation = 'hidden' | 'preActivation.gradient';

/** A sentence on every other tensor but the loss, of which `losses` has one; on the mask, one for each mode. */
type Meanings = Readonly<
  Record<MessageKey<Exclude<SubjectName | GradientName, 'mask' | 'loss' | OfActivation>>, string>
> & {
  readonly mask: Readonly<Record<DropoutMode, string>>;
};

/** English, the matrices: their names, axes, states and the panel that explains a cell. */
export const matrices = {
  loom: {
    forward: 'Forward',
    backward: 'Backward',
    notComputed: 'not computed yet',
    maskHasNoGradient: 'm is drawn, not learned: it has no gradient',
    again: 'as above',
    loss: 'loss',
    samplesDropping: 'samples that drop this unit',
    droppedTotal: '{count} of {total} cells dropped',
    droppedEverywhere: 'Dropped in every sample: {units}',
    unitNumber: 'unit {number}',
    selectTensor: 'Show {name} large',
    columnSums: 'column sums of m',
  },
  legend: {
    scale: 'colour: each tensor to its own largest value',
    scaleUpdate: 'weights and updates each on their own scale',
    nan: 'not a number (NaN)',
    nearZero: 'near zero',
    reaches: 'sample moves the row',
  },
  state: {
    value: 'value',
    dropped: 'dropped',
    dead: 'ReLU-dead',
    'dropped-dead': 'dropped, ReLU-dead',
    both: 'both',
    equal: 'equal',
    'off-diagonal': 'off the diagonal',
  },
  axis: {
    sample: 'sample',
    unit: 'unit',
    input: 'input',
    output: 'output',
    value: 'value',
    numbered: '{axis} {number}',
  },
  matrix: {
    label: '{name}, {symbol}, {shape}',
    pending: 'not computed yet',
    cellWithState: '{value}, {state}',
    zoomIn: 'Enlarge',
    zoomOut: 'Reduce',
  },
  tensor: {
    x: 'input',
    y: 'target',
    fc1_weight: 'fc1.weight',
    fc1_bias: 'fc1.bias',
    fc2_weight: 'fc2.weight',
    fc2_bias: 'fc2.bias',
    preActivation: 'pre-activation',
    hidden: 'hidden',
    mask: 'mask',
    dropped: 'dropped hidden',
    output: 'output',
    loss: 'loss',
    gradientOf: 'gradient of {name}',
    after: '{name} after the update',
  } satisfies Readonly<Record<MessageKey<SubjectName> | 'gradientOf' | 'after', string>>,
  meaningOfData: {
    table: 'One sample a row: a row of the table. Every step uses all training rows, in their order.',
    batch: 'One sample a row: a row of the table. Every step takes other rows, in an order drawn anew each epoch.',
  },
  meaning: {
    x: 'One sample a row. The data is drawn once, from the seed, and stays the same in every step.',
    y: 'What the network should answer for each sample.',
    fc1_weight: 'One unit a row: how strongly each input reaches it. These are the weights before the update.',
    fc1_bias: 'One number a unit, added to its pre-activation.',
    fc2_weight: 'How strongly each hidden unit reaches the output. These are the weights before the update.',
    fc2_bias: 'One number an output, never dropped and never scaled.',
    preActivation: 'Each unit weighs the inputs of the sample and adds its bias.',
    mask: {
      inverted: 'Each sample switches off its own units; the others are scaled by 1/q.',
      classic:
        'Each sample switches off its own units; the others keep their value, and evaluation multiplies by q instead.',
      off: 'Without a dropout layer every unit is kept and nothing is scaled.',
    },
    dropped: 'What is left after the mask: only this reaches the output.',
    output: 'The prediction from the units that were kept.',
    output_gradient: 'How the loss changes with each prediction: the error times the factor of the loss.',
    dropped_gradient: 'The error sent back through W₂: every unit gets its share, dropped or not.',
    hidden_gradient:
      'The mask acts once more on the way back: a dropped unit gets no gradient, a kept one is scaled again.',
    fc1_weight_gradient: 'δ times x, summed over the samples: one outer product a sample.',
    fc1_bias_gradient: 'δ summed over the samples.',
    fc2_weight_gradient: 'The error times what was left after the mask, summed over the samples.',
    fc2_bias_gradient: 'The error summed over the samples.',
  } satisfies Meanings,
  panel: {
    comesFrom: 'Where it comes from',
    goesTo: 'Where it goes next',
    back: 'Back to the cell before',
    phase: 'phase {number}',
    more: 'and {count} more',
    folded: '{count} more',
    label: 'Explanation',
    fold: 'Hide the explanation',
    unfold: 'Show the explanation',
    formula: 'Formula',
    shapes: 'Shapes',
    meaning: 'What it means',
    cell: 'Selected cell',
    exactly: 'exactly',
    sample: 'Sample {number}',
    droppedOfSample: '{count} of {total} units dropped',
    gradientZero: 'A structural zero: {state}.',
    unitSum: 'Unit {number}: dropped in {count} of {total} samples, column sum of m {sum}',
    checkWork: 'Check my work on {name}…',
    keyHint: 'Arrow keys move from cell to cell.',
  },
};
