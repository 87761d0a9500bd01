/** How many cells a sample's grid has, and how many samples the batch. */
export interface BuildSizes {
  readonly cells: number;
  readonly samples: number;
}

/** How far the gradient of W1 is built: `filled` cells, row by row, of the grid of `sample`, counted from 0. */
export interface BuildPosition {
  readonly sample: number;
  readonly filled: number;
}

/** The ways to go. Cells and samples go forward and back by one; a sample's grid that is filled has been added. */
export const buildMoves = ['start', 'sampleBack', 'cellBack', 'cellForward', 'sampleForward', 'end'] as const;
export type BuildMove = (typeof buildMoves)[number];

/** The samples whose grids are complete, and so part of the sum. */
export function samplesAdded({ sample, filled }: BuildPosition, { cells }: BuildSizes): number {
  return filled >= cells ? sample + 1 : sample;
}

/** The end of a sample's grid is the empty grid of the next one: the first is how both are written. */
function normal(position: BuildPosition, { cells }: BuildSizes): BuildPosition {
  return position.filled === 0 && position.sample > 0 ? { sample: position.sample - 1, filled: cells } : position;
}

/** Where a move leads; at either end it leads nowhere else. */
export function moved(position: BuildPosition, move: BuildMove, sizes: BuildSizes): BuildPosition {
  const { cells, samples } = sizes;
  const { sample, filled } = position;
  const isFull = filled >= cells;
  switch (move) {
    case 'start':
      return { sample: 0, filled: 0 };
    case 'end':
      return { sample: samples - 1, filled: cells };
    case 'sampleBack':
      return sample === 0 ? { sample, filled: 0 } : { sample: sample - 1, filled: cells };
    case 'sampleForward':
      return { sample: isFull ? Math.min(sample + 1, samples - 1) : sample, filled: cells };
    case 'cellBack': {
      const from = normal(position, sizes);
      return normal({ sample: from.sample, filled: Math.max(0, from.filled - 1) }, sizes);
    }
    case 'cellForward':
      if (!isFull) return { sample, filled: filled + 1 };
      return sample === samples - 1 ? position : { sample: sample + 1, filled: Math.min(1, cells) };
  }
}

/** Whether a move leads anywhere. */
export function canMove(position: BuildPosition, move: BuildMove, sizes: BuildSizes): boolean {
  const isBack = move === 'start' || move === 'sampleBack' || move === 'cellBack';
  if (isBack) return position.sample > 0 || position.filled > 0;
  return position.sample < sizes.samples - 1 || position.filled < sizes.cells;
}
