import { cellStates, type CellState } from '#shared/cell-state.ts';
import { largestMagnitude, type Matrix } from '#shared/matrix.ts';

/**
 * The hidden units of the lecture's first step (seed 42), a sample a row, as the picture of the first door shows them before
 * anything is computed: a digit to the base 36 is how full the colour is, 35 sqrt(h / max h). 0 is ReLU-dead.
 */
const hiddenLevels = [
  '64dg00ojk0',
  '00gj00g0s0',
  '00am00f8l0',
  '000mfk0006',
  '000k070080',
  '00jt000dr0',
  '000o8f0000',
  '0h00noi7h0',
  '000698h0p0',
  '0nvo00wwz0',
  '000nfb00i7',
  '000m0000o0',
  '00bk00kfc0',
  'ox00xwtkjh',
  '0e07bgoai0',
];
/** Its mask: # is dropped. */
const mask = [
  '..#.##..##',
  '.....###..',
  '.##.#..#..',
  '.###...###',
  '##....#...',
  '...#.#....',
  '..#.###.#.',
  '##....#.##',
  '#..##.....',
  '...##.....',
  '#.....#...',
  '.#.#.###.#',
  '####.#..##',
  '......##..',
  '#..#......',
];

/** A matrix of the picture, as the painter takes it. */
interface PictureMatrix {
  readonly matrix: Matrix;
  readonly states: Uint8Array;
  /** 0 paints every cell neutral. */
  readonly maximum: number;
}

const cells = (lines: readonly string[]): string[] => Array.from(lines.join(''));
const isDropped = cells(mask).map((cell) => cell === '#');
const share = cells(hiddenLevels).map((digit) => (Number.parseInt(digit, 36) / 35) ** 2);

function pictureMatrix(value: (index: number) => number, state: (index: number) => CellState): PictureMatrix {
  const indices = isDropped.map((_, index) => index);
  const matrix = { rows: mask.length, columns: 10, data: Float32Array.from(indices, value) };
  return {
    matrix,
    states: Uint8Array.from(indices, (index) => cellStates.indexOf(state(index))),
    maximum: largestMagnitude(matrix),
  };
}

/** h, m and d = h * m of the lecture's first step, as shares of the largest h. */
export function lecturePicture(): Readonly<Record<'hidden' | 'mask' | 'dropped', PictureMatrix>> {
  const activated = (index: number): number => share[index] ?? 0;
  const isDead = (index: number): boolean => activated(index) === 0;
  const multiplier = (index: number): number => (isDropped[index] ? 0 : 2);
  return {
    hidden: pictureMatrix(activated, (index) => (isDead(index) ? 'dead' : 'value')),
    mask: { ...pictureMatrix(multiplier, (index) => (isDropped[index] ? 'dropped' : 'value')), maximum: 0 },
    dropped: pictureMatrix(
      (index) => activated(index) * multiplier(index),
      (index) => {
        if (isDropped[index]) return isDead(index) ? 'dropped-dead' : 'dropped';
        return isDead(index) ? 'dead' : 'value';
      },
    ),
  };
}
