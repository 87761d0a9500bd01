import { describe, expect, it } from 'vitest';
import { bugIds } from '#shared/bugs/bug-ids.ts';
import { bugSettings } from '#shared/bugs/bug-settings.ts';
import { bugTable, programWith } from '#shared/bugs/bugs.ts';
import type { ProgramDifference } from '#shared/bugs/compare-runs.ts';
import { bugQuestionName, isRightBugAnswer, judgeLine, judgePlace, rightBugAnswer } from '#shared/bugs/judge-bug.ts';
import { programOutputs, readProgramPlace, type ProgramPlace } from '#shared/bugs/program-place.ts';
import { lineIds, programLines, programOf } from '#shared/bugs/program.ts';
import type { DifferenceSummary } from '#shared/compare/matrix-difference.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { stepTensorNames } from '#shared/tensors/tensor-names.ts';

const places: readonly ProgramPlace[] = [...stepTensorNames('sgd'), ...programOutputs];

/** A difference in these places and in no other. */
function differingIn(...differing: readonly ProgramPlace[]): ProgramDifference {
  const made = (isDifferent: boolean): DifferenceSummary => ({
    cells: 1,
    equalCells: isDifferent ? 0 : 1,
    largest: isDifferent ? { row: 0, column: 0, difference: 1 } : null,
    magnitude: 1,
  });
  return new Map(places.map((place) => [place, made(differing.includes(place))]));
}

/** The number of the line that begins so, in the program of a bug. */
function lineOf(bug: (typeof bugIds)[number], begin: string): string {
  return String(programWith(bug).find(({ code }) => code.trim().startsWith(begin))?.number);
}

describe('a program with a planted bug', () => {
  it.each(bugIds)('%s differs from the right one in one line, which computes', (bug) => {
    const { mode, wrong } = bugTable[bug];
    const [right, planted] = [programOf(mode, null), programWith(bug)];
    const differing = planted.filter(({ code }, index) => code !== right[index]?.code);
    expect(planted.length).toBe(right.length);
    expect(differing.map(({ id }) => id)).toEqual([wrong.line]);
    expect(programLines[wrong.line].gives).toContain(bugTable[bug].first);
    // About twenty lines, as wide as the panel beside the matrices.
    expect(planted.length).toBeLessThanOrEqual(24);
    expect(Math.max(...planted.map(({ code }) => code.length))).toBeLessThanOrEqual(54);
  });

  it.each(bugIds)('%s has lines numbered from 1, of which only comments have no name', (bug) => {
    const lines = programWith(bug);
    expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
    for (const { id, code } of lines) expect(id === null).toBe(code.startsWith('#'));
    expect(lines.filter(({ id }) => id === null).length).toBe(3);
  });

  it('gives every tensor of a step but what it is given, and all that comes beside', () => {
    const given = ['x', 'y', 'fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias'];
    const gives = new Set(lineIds.flatMap((id): readonly ProgramPlace[] => programLines[id].gives));
    expect([...gives].sort()).toEqual(places.filter((place) => !given.includes(place)).sort());
  });

  it('is set as the experiment where that shows the bug, and otherwise to the p at which it does', () => {
    const lecture = lectureHyperparameters;
    expect(bugSettings('twice', lecture)).toEqual(lecture);
    expect(bugSettings('p-for-q', lecture)).toEqual({ ...lecture, mode: 'classic', dropProbability: 0.2 });
    expect(bugSettings('rate-ignored', { ...lecture, dropProbability: 0.3 }).dropProbability).toBe(0.3);
    expect(bugSettings('rate-ignored', { ...lecture, dropProbability: 0 }).dropProbability).toBe(0.2);
    expect(bugSettings('summed', { ...lecture, mode: 'off', dropProbability: 0.3 }).dropProbability).toBe(0.5);
    const other = { optimizer: 'adam', maskSharing: 'per-batch', dropoutLayer: 'nn.Dropout' } as const;
    expect(bugSettings('summed', { ...lecture, ...other, lossConvention: 'half-squared-error' })).toEqual(lecture);
  });
});

describe('an answer', () => {
  it.each(bugIds)('to each question about %s is right for one place and one line', (bug) => {
    expect(places.filter((place) => isRightBugAnswer(bug, 'tensor', place))).toEqual([bugTable[bug].first]);
    const numbers = programWith(bug).map(({ number }) => String(number));
    expect(numbers.filter((number) => isRightBugAnswer(bug, 'line', number))).toEqual([rightBugAnswer(bug, 'line')]);
    expect(isRightBugAnswer(bug, 'line', ` ${rightBugAnswer(bug, 'line')} `)).toBe(true);
    for (const nothing of ['', '0', '99', 'x1', '1.0']) expect(isRightBugAnswer(bug, 'line', nothing)).toBe(false);
    const difference = differingIn(bugTable[bug].first);
    expect(judgePlace(bug, bugTable[bug].first, difference)).toBe('right');
    expect(judgeLine(bug, rightBugAnswer(bug, 'line'), difference)).toEqual({ kind: 'right' });
  });

  it('is kept by the names of bug and question', () => {
    expect(bugQuestionName('gate-for-mask', 'tensor')).toBe('bug/gate-for-mask/tensor');
    expect(rightBugAnswer('gate-for-mask', 'tensor')).toBe('hidden.gradient');
    expect(programWith('gate-for-mask')[Number(rightBugAnswer('gate-for-mask', 'line')) - 1]?.code).toBe(
      'g_h = g_d * (d > 0)',
    );
  });

  it('is told whether the place is equal or only comes later', () => {
    const difference = differingIn('hidden.gradient', 'fc1.weight.gradient', 'evaluation.first');
    expect(judgePlace('gate-for-mask', 'dropped', difference)).toBe('equal');
    expect(judgePlace('gate-for-mask', 'evaluation.second', difference)).toBe('equal');
    expect(judgePlace('gate-for-mask', 'fc1.weight.gradient', difference)).toBe('later');
    expect(judgePlace('gate-for-mask', 'evaluation.first', difference)).toBe('later');
    expect(judgePlace('gate-for-mask', 'fc1.weight.momentum', difference)).toBe('no-place');
    expect(readProgramPlace('nothing')).toBeNull();
  });

  it('is told what the line gives, and whether that is equal, wrong behind it or beside it', () => {
    const difference = differingIn('printed.before', 'printed.after');
    const judged = (begin: string) => judgeLine('late-print', lineOf('late-print', begin), difference);
    expect(judged('g_h')).toEqual({ kind: 'equal', gives: 'hidden.gradient' });
    expect(judged('before')).toEqual({ kind: 'beside', gives: 'printed.before' });
    expect(judged('W1 -=')).toEqual({ kind: 'later', gives: 'printed.after' });
    expect(judged('# update')).toEqual({ kind: 'no-line' });
    expect(judgeLine('late-print', '40', difference)).toEqual({ kind: 'no-line' });
    const behind = differingIn('hidden.gradient', 'preActivation.gradient');
    expect(judgeLine('gate-for-mask', lineOf('gate-for-mask', 'g_z1'), behind)).toEqual({
      kind: 'later',
      gives: 'preActivation.gradient',
    });
  });
});
