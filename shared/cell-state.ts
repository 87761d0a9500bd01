import { tensorMatrix, type StepRecord, type TensorName } from './step-record.ts';

/**
 * Why a cell holds what it holds.
 * `value`: an ordinary number, also when it happens to be 0.
 * `dropped`: the mask is 0 there. `dead`: ReLU is 0 there, because z1 <= 0. `dropped-dead`: both.
 * The last three are structural zeros: no rounding and no accident makes them.
 */
export const cellStates = ['value', 'dropped', 'dead', 'dropped-dead'] as const;
export type CellState = (typeof cellStates)[number];

/**
 * How a cell on screen looks: one of the states, at the same index, or `equal`, which a difference of two matrices has where
 * both hold the same number: no rounding and no accident makes it look like a small difference.
 */
export const cellLooks = [...cellStates, 'equal'] as const;
export type CellLook = (typeof cellLooks)[number];

/** How a unit meets a sample in one recorded step: the look of every structural zero follows from these two bits. */
interface Gates {
  readonly dropped: boolean;
  readonly dead: boolean;
}

/** Which of the two gates can make a cell of this tensor a structural zero. */
function gatesOf(name: TensorName): Gates {
  switch (name) {
    case 'hidden':
      return { dropped: false, dead: true };
    case 'mask':
    case 'hidden.gradient':
      return { dropped: true, dead: false };
    case 'dropped':
    case 'preActivation.gradient':
      return { dropped: true, dead: true };
    default:
      return { dropped: false, dead: false };
  }
}

function stateOf({ dropped, dead }: Gates): CellState {
  if (dropped) return dead ? 'dropped-dead' : 'dropped';
  return dead ? 'dead' : 'value';
}

/**
 * The state of cell [sample, unit] (counted from 0) of a batch x hidden tensor of a recorded step.
 * `dropped` needs m = 0, `dead` needs z1 <= 0 (the gradient of ReLU at 0 is 0, as in PyTorch); NaN is neither.
 */
export function unitState(record: StepRecord, sample: number, unit: number): CellState {
  const mask = tensorMatrix(record, 'mask');
  const index = sample * mask.columns + unit;
  return stateOf({
    dropped: mask.data[index] === 0,
    dead: (tensorMatrix(record, 'preActivation').data[index] ?? Number.NaN) <= 0,
  });
}

/**
 * The state of every cell of a tensor, row by row, as indices into `cellStates`; null where every cell is a `value`
 * (x, y, the weights and all that has no hidden unit in a column).
 */
export function cellStateIndices(record: StepRecord, name: TensorName): Uint8Array | null {
  const gates = gatesOf(name);
  if (!gates.dropped && !gates.dead) return null;
  const mask = tensorMatrix(record, 'mask').data;
  const preActivation = tensorMatrix(record, 'preActivation').data;
  return Uint8Array.from(mask, (value, index) =>
    cellStates.indexOf(
      stateOf({
        dropped: gates.dropped && value === 0,
        dead: gates.dead && (preActivation[index] ?? Number.NaN) <= 0,
      }),
    ),
  );
}
