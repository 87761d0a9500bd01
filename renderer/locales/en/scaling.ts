import type { DropoutMode } from '#shared/hyperparameters.ts';

type OfEachMode = Readonly<Record<DropoutMode, string>>;

/** English, the Scaling screen. */
export const scaling = {
  scaling: {
    title: 'Scaling',
    tabs: { ways: 'One mask, three ways', average: 'On average: E[w e]', ones: 'Dropout on ones' },
    leads: {
      ways: 'Same sample, same weights, same mask. Only the place of the factor differs.',
      average: 'A unit is dropped with probability p and kept with 1 − p: what is left of its weight, on average.',
    },
    modes: { classic: 'Classic', inverted: 'Inverted', off: 'Off' } satisfies OfEachMode,
    rules: {
      classic: 'Train unscaled. Multiply fc2’s weights by q to evaluate.',
      inverted: 'Multiply survivors by 1/q in training. PyTorch does this.',
      off: 'No mask, no factor. Training and evaluation are the same.',
    } satisfies OfEachMode,
    thisExperiment: 'this experiment',
    training: 'Training',
    evaluation: 'Evaluation',
    noMask: 'no mask',
    factor: 'the factor: {factor}',
    row: '{mode}, {phase}: {symbol} of sample {sample}',
    tensor: { hidden: 'hidden h', mask: 'mask m', dropped: 'dropped hidden d', fc2_weight: 'fc2.weight W₂' },
    allMasks: 'The only mask | All {count} masks',
    oneNetwork: 'One network',
    noHistogram: 'No histogram',
    outputInTraining: 'ŷ in training',
    meanIsEvaluation: 'mean {mean} = evaluation',
    meanIsNotEvaluation: 'mean {mean}, evaluation {evaluation}',
    always: 'always {value} = evaluation',
    thisMask: 'this mask',
    tooMany:
      '{units} units have 2 to the power of {units} masks: too many to go through one by one. Up to {most} units all are shown; the Expectation screen draws some instead.',
    nothingDrawn:
      'This experiment has no dropout layer, so there is one mask: all ones. Choose inverted or classic to see them all.',
    onAverage: {
      classic: 'On average, a weight keeps the share q',
      inverted: 'On average, a weight stays what it is',
      off: 'A weight is never masked',
    } satisfies OfEachMode,
    therefore: {
      classic: 'So evaluation, which keeps every unit, has to multiply by q.',
      inverted: 'Training has made up for the loss already: evaluation does nothing.',
      off: 'Nothing is drawn, so there is nothing to make up for.',
    } satisfies OfEachMode,
    legend: 'each kind of tensor on one scale',
    biasNote: 'The bias b₂ is never scaled.',
    empty: {
      title: 'No mask yet',
      text: 'The three ways are compared on a recorded step. Press Step: one mask is drawn, and here it is applied in all three.',
    },
  },
  ones: {
    title: 'Dropout on ones',
    lead: 'A 5 × 10 matrix of ones through inverted dropout with p = {p}: what is kept becomes 1/q = {scale}.',
    draw: 'Draw again',
    drawNumber: 'draw {number}',
    trainingLabel: 'Ones after dropout in training, 5 by 10',
    evaluationLabel: 'Ones after dropout in evaluation, 5 by 10',
    mean: '{kept} of {total} kept, mean {mean}',
    evaluationMean: 'Nothing happens: all ones, mean 1',
    meanOfAll: 'Mean of all draws so far: {count}',
    tendsTo: 'With more draws it comes back to 1: that is what the factor is for.',
  },
};
