import { describe, expect, it } from 'vitest';
import { numberDistance } from '#shared/experiment/compare-numbers.ts';
import { availableBackends } from '../each-backend.ts';
import { judge, runOn, tampered, type Run } from './judged-runs.ts';

// LONG_RUNS=0-39 judges the runs of those seeds over 2,000 steps and prints the figures README states; it takes a quarter of an hour.
const wide = /^(\d+)-(\d+)$/.exec(process.env['LONG_RUNS'] ?? '');
const [first, last] = wide ? [Number(wide[1]), Number(wide[2])] : [0, 1];
const seeds = Array.from({ length: last - first + 1 }, (_, index) => first + index);
const steps = wide ? 2000 : 800;

/** The largest distance between the losses of two runs, relative beyond 1. */
function distanceOf(one: Run, other: Run): number {
  return one.replayed.losses.reduce((largest, loss, index) => {
    const distance = numberDistance(loss, other.replayed.losses[index] ?? Number.NaN);
    return Math.max(largest, distance / Math.max(1, Math.abs(loss)));
  }, 0);
}

describe.each(seeds)(`the lecture's network over ${steps} steps, seed %d`, (seed) => {
  const runs = availableBackends.map((backend) => runOn(backend, { seed }, steps));

  it('differs on no engine, and is the same on its own', { timeout: 300_000 }, async () => {
    for (const file of runs) {
      for (const by of runs) {
        const verdict = await judge(file, by);
        if (file === by) expect(verdict).toEqual({ kind: 'ok', steps });
        else expect(verdict.kind, `${file.backend} by ${by.backend}`).toMatch(/^(ok|parted)$/);
        if (!wide) continue;
        const parting = verdict.kind === 'parted' ? JSON.stringify(verdict) : '';
        console.log(seed, file.backend, by.backend, verdict.kind, distanceOf(file, by).toExponential(1), parting);
      }
    }
  });

  it(
    'is ok on no engine once it was tampered with, and differs at that step on its own',
    { timeout: 300_000 },
    async () => {
      for (const [index, file] of runs.entries()) {
        for (const by of runs) {
          // Native TensorFlow takes several times as long for small steps: as a stranger it judges in honest-verdicts.test.ts.
          if (by !== file && by.backend === 'tensorflow') continue;
          // Somewhere else for each seed and engine.
          const changed = tampered(file, (seed * 389 + index * 211) % steps, 1e-4);
          const verdict = await judge(changed, by);
          if (file === by) expect(verdict).toMatchObject({ kind: 'differs', step: changed.step });
          else expect(verdict.kind, `${file.backend} by ${by.backend}`).not.toBe('ok');
          if (wide) console.log(seed, file.backend, by.backend, 'tampered at', changed.step, JSON.stringify(verdict));
        }
      }
    },
  );
});
