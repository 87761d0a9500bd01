import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bugIds, type BugId } from '#shared/bugs/bug-ids.ts';
import { bugSettings } from '#shared/bugs/bug-settings.ts';
import { bugTable, programWith } from '#shared/bugs/bugs.ts';
import { compareRuns, firstDifference, placeMatrix } from '#shared/bugs/compare-runs.ts';
import { runOf } from '#shared/bugs/planted-step.ts';
import { readProgramPlace } from '#shared/bugs/program-place.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { describeEachBackend } from '../unit/core/each-backend.ts';
import { never, startedService } from '../unit/core/started-service.ts';

/** One program that was run; see README.md beside the files. */
interface RecordedProgram {
  readonly bug: BugId;
  readonly seed: number;
  /** in, hidden, out, batch. */
  readonly sizes: readonly [number, number, number, number];
  readonly p: number;
  readonly lr: number;
  readonly numbers: Readonly<Record<string, readonly number[]>>;
}

interface RecordedPrograms {
  readonly programs: Readonly<Record<BugId, readonly string[]>>;
  readonly runs: readonly RecordedProgram[];
}

const tolerance = 2e-6;
// Written by make_bugs_reference.py beside it.
const recorded = JSON.parse(readFileSync(join(import.meta.dirname, 'bugs.json'), 'utf8')) as RecordedPrograms;

const hasTorch =
  spawnSync('python3', ['-c', 'import sys, importlib.util as i; sys.exit(i.find_spec("torch") is None)']).status === 0;

function settingsOf({ seed, sizes, p, lr }: RecordedProgram): Hyperparameters {
  const [inputSize, hiddenSize, outputSize, batchSize] = sizes;
  const own = { inputSize, hiddenSize, outputSize, batchSize, seed, dropProbability: p, learningRate: lr };
  return { ...lectureHyperparameters, ...own };
}

/** The largest difference; NaN where one has more numbers than the other. */
function largestDifference(numbers: ArrayLike<number>, expected: readonly number[]): number {
  if (numbers.length !== expected.length) return Number.NaN;
  return expected.reduce(
    (largest, value, index) => Math.max(largest, Math.abs(value - (numbers[index] ?? Number.NaN))),
    0,
  );
}

describe('the programs', () => {
  it.each(bugIds)('of %s is the one that was run', (bug) => {
    expect(recorded.programs[bug]).toEqual(programWith(bug).map(({ code }) => code));
    expect(recorded.runs.filter((run) => run.bug === bug).length).toBeGreaterThan(1);
  });

  it.skipIf(!hasTorch)(
    'give under this PyTorch what is recorded (needs python3 with torch)',
    () => {
      const { status, stderr } = spawnSync(
        'python3',
        [join(import.meta.dirname, 'make_bugs_reference.py'), '--check'],
        {
          encoding: 'utf8',
        },
      );
      expect(stderr).toBe('');
      expect(status).toBe(0);
    },
    60_000,
  );
});

describeEachBackend('a planted bug', (backend) => {
  it.each(recorded.runs)('$bug gives what PyTorch gives at seed $seed', async (run) => {
    const { bug, numbers } = run;
    const hyperparameters = settingsOf(run);
    const service = await startedService(hyperparameters, { backend, completedSteps: 1 });
    const planted = await service.plantedStep({ step: 1, bug }, never);
    // Nothing stands in for the p of these runs.
    expect(planted.settings.dropProbability).toBe(run.p);
    expect(planted.settings).toEqual(bugSettings(bug, hyperparameters));
    const program = runOf(planted, planted.program);
    expect(Object.keys(numbers).length).toBe(22);
    for (const [name, expected] of Object.entries(numbers)) {
      const place = readProgramPlace(name);
      if (place === null) throw new Error(`there is no ${name}`);
      expect(largestDifference(placeMatrix(program, place).data, expected), name).toBeLessThan(tolerance);
    }
    expect([...placeMatrix(program, 'mask').data]).toEqual(numbers['mask']?.map(Math.fround));
    expect(firstDifference(compareRuns(runOf(planted, planted.lab), program))).toBe(bugTable[bug].first);
  });
});
