import { describe, expect, it } from 'vitest';
import {
  buildMoves,
  canMove,
  moved,
  samplesAdded,
  type BuildPosition,
} from '#renderer/views/step/outer-product/builder-position.ts';

const sizes = { cells: 4, samples: 3 };
const at = (sample: number, filled: number): BuildPosition => ({ sample, filled });
const start = at(0, 0);
const end = at(2, 4);

/** Every place the builder can be in, in order: the empty grid of a later sample is the full one before it. */
const places = [start, ...[0, 1, 2].flatMap((sample) => [1, 2, 3, 4].map((filled) => at(sample, filled)))];

describe('cell by cell', () => {
  it('goes from the first empty grid to the last full one, and the same way back', () => {
    places.forEach((place, index) => {
      expect(moved(place, 'cellForward', sizes)).toEqual(places[Math.min(index + 1, places.length - 1)]);
      expect(moved(place, 'cellBack', sizes)).toEqual(places[Math.max(index - 1, 0)]);
    });
  });

  it('goes on from the emptied grid of a later sample, and back into the one before', () => {
    expect(moved(at(1, 0), 'cellForward', sizes)).toEqual(at(1, 1));
    expect(moved(at(1, 0), 'cellBack', sizes)).toEqual(at(0, 3));
  });
});

describe('sample by sample', () => {
  it('fills the present grid first, then the next', () => {
    expect(moved(at(1, 2), 'sampleForward', sizes)).toEqual(at(1, 4));
    expect(moved(at(1, 4), 'sampleForward', sizes)).toEqual(at(2, 4));
    expect(moved(end, 'sampleForward', sizes)).toEqual(end);
  });

  it('goes back to the full grid before, and from the first sample to the start', () => {
    expect(moved(at(2, 3), 'sampleBack', sizes)).toEqual(at(1, 4));
    expect(moved(at(0, 4), 'sampleBack', sizes)).toEqual(start);
    expect(moved(start, 'sampleBack', sizes)).toEqual(start);
  });

  it('counts a sample as added when its grid is full', () => {
    expect(places.map((place) => samplesAdded(place, sizes))).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3]);
  });
});

it('the start is empty, the end is full', () => {
  for (const place of places) {
    expect(moved(place, 'start', sizes)).toEqual(start);
    expect(moved(place, 'end', sizes)).toEqual(end);
  }
});

it('a move is offered where it leads somewhere', () => {
  for (const place of [...places, at(1, 0)]) {
    for (const move of buildMoves) {
      const leads = JSON.stringify(moved(place, move, sizes)) !== JSON.stringify(place);
      expect(canMove(place, move, sizes), `${move} from ${JSON.stringify(place)}`).toBe(leads);
    }
  }
});

it('works for a network of one cell and a batch of one', () => {
  const single = { cells: 1, samples: 1 };
  expect(moved(start, 'cellForward', single)).toEqual(at(0, 1));
  expect(moved(at(0, 1), 'cellForward', single)).toEqual(at(0, 1));
  expect(moved(at(0, 1), 'cellBack', single)).toEqual(start);
});
