import type { RemarkPlace } from '#shared/explain/cell-remark.ts';

/** How mask and activation meet a unit in a sample. */
interface MeetingTexts {
  readonly value: { readonly scaled: string; readonly whole: string; readonly unmasked: string };
  readonly dropped: string;
  readonly dead: { readonly masked: string; readonly unmasked: string };
  readonly 'dropped-dead': string;
}

/** English, what is said of one cell. */
export const remarks = {
  remark: {
    meeting: {
      forward: {
        value: {
          scaled: 'Unit {unit} was awake for sample {sample}, and the mask keeps it: it goes on, times {scale}.',
          whole: 'Unit {unit} was awake for sample {sample}, and the mask keeps it: it goes on as it is.',
          unmasked: 'Unit {unit} was awake for sample {sample}, and without dropout it goes on as it is.',
        },
        dropped:
          'Unit {unit} was awake for sample {sample}, but the mask silences it: nothing from it reaches ŷ, and no gradient comes back through it.',
        dead: {
          masked:
            'The mask keeps unit {unit} for sample {sample}, but the unit is ReLU-dead: nothing from it reaches ŷ, and no gradient comes back through it.',
          unmasked:
            'Unit {unit} is ReLU-dead for sample {sample}: nothing from it reaches ŷ, and no gradient comes back through it.',
        },
        'dropped-dead':
          'Unit {unit} is ReLU-dead for sample {sample}, and the mask drops it as well: it would have sent nothing anyway.',
      },
      'sent-back': {
        value: {
          scaled:
            'What the error of sample {sample} asks of unit {unit}. The mask kept it, so this goes on back, times {scale}.',
          whole:
            'What the error of sample {sample} asks of unit {unit}. The mask kept it, so this goes on back as it is.',
          unmasked:
            'What the error of sample {sample} asks of unit {unit}. Without dropout this goes on back as it is.',
        },
        dropped:
          'The error of sample {sample} asks this of unit {unit} too, but the mask dropped it: this is as far as it goes.',
        dead: {
          masked:
            'The mask lets this through, but unit {unit} is ReLU-dead for sample {sample}: it ends before the weights of the unit.',
          unmasked:
            'The error asks this of unit {unit} too, but for sample {sample} it is ReLU-dead: it ends before the weights of the unit.',
        },
        'dropped-dead':
          'The error of sample {sample} asks this of unit {unit} too, but the unit is ReLU-dead, and the mask dropped it as well: this is as far as it goes.',
      },
      'through-mask': {
        value: {
          scaled:
            'The mask kept unit {unit} for sample {sample}, so what the error asks of it comes back, times {scale}.',
          whole: 'The mask kept unit {unit} for sample {sample}, so what the error asks of it comes back as it is.',
          unmasked: 'Without dropout, what the error of sample {sample} asks of unit {unit} comes back as it is.',
        },
        dropped: 'The mask dropped unit {unit} for sample {sample}, so no gradient comes back to it: exactly 0.',
        dead: {
          masked:
            'The mask kept unit {unit} for sample {sample}, so this comes back. But the unit is ReLU-dead: it goes no further.',
          unmasked: 'This comes back to unit {unit}, but for sample {sample} it is ReLU-dead: it goes no further.',
        },
        'dropped-dead':
          'Unit {unit} is ReLU-dead for sample {sample}, and the mask dropped it as well: no gradient comes back to it, exactly 0.',
      },
      delta: {
        value: {
          scaled:
            'Unit {unit} was kept and awake for sample {sample}: its row of the grid is this δ times x, with the factor {scale} of the mask in it.',
          whole: 'Unit {unit} was kept and awake for sample {sample}: its row of the grid is this δ times x.',
          unmasked: 'Unit {unit} was awake for sample {sample}: its row of the grid is this δ times x.',
        },
        dropped:
          'Unit {unit} was dropped for sample {sample}, so this sample teaches it nothing: its row of the grid is 0.',
        dead: {
          masked:
            'Unit {unit} was kept, but it is ReLU-dead for sample {sample}: this sample teaches it nothing, and its row of the grid is 0.',
          unmasked:
            'Unit {unit} is ReLU-dead for sample {sample}, so this sample teaches it nothing: its row of the grid is 0.',
        },
        'dropped-dead':
          'Unit {unit} is ReLU-dead for sample {sample}, and it was dropped as well: this sample teaches it nothing, and its row of the grid is 0.',
      },
    } satisfies Readonly<Record<RemarkPlace, MeetingTexts>>,
    reach: {
      all: 'Unit {unit} is reached by every sample of the batch ({total}): each adds to this number.',
      some: 'Unit {unit} is reached by {reached} of {total} samples: only they add to this number. In the rest it is {reasons}.',
      one: 'Unit {unit} is reached by 1 of {total} samples: only this one adds to this number. In the rest it is {reasons}.',
      none: 'No sample reaches unit {unit}, so its gradient is exactly 0. In all of them it is {reasons}.',
      reasons: {
        dropped: 'dropped ({count})',
        dead: 'ReLU-dead ({count})',
        'dropped-dead': 'dropped and ReLU-dead ({count})',
      },
    },
    prediction: {
      all: 'ŷ of sample {sample} is made of every hidden unit ({total}).',
      some: 'ŷ of sample {sample} is made of {reached} of {total} hidden units. Silent: {reasons}.',
      one: 'ŷ of sample {sample} is made of 1 of {total} hidden units. Silent: {reasons}.',
      none: 'No hidden unit of sample {sample} reaches ŷ: it is the bias b₂ alone.',
      reasons: {
        dropped: 'by the mask ({count})',
        dead: 'by ReLU ({count})',
        'dropped-dead': 'for both reasons ({count})',
      },
    },
    error: {
      above: 'ŷ of sample {sample} is above its target: a smaller ŷ would lower the loss.',
      below: 'ŷ of sample {sample} is below its target: a larger ŷ would lower the loss.',
      equal: 'ŷ of sample {sample} is its target: the loss asks nothing of it.',
    },
    counterpart: {
      unit: 'Kept in the same sample, unit {unit}',
      awakeUnit: 'Awake in the same sample, unit {unit}',
      sample: 'Kept, the same unit, sample {sample}',
      awakeSample: 'Awake, the same unit, sample {sample}',
      reached: 'Reached by samples: unit {unit}',
    },
  },
};
