import { describe, expect, it } from 'vitest';
import {
  oneFailed,
  onePassed,
  sum,
  tallyPlaywright,
  tallyVitest,
  totalsLine,
  withExitCode,
} from '../../../../build/scripts/test/tally.js';

describe('the totals line', () => {
  it('adds the tallies of all runners', () => {
    expect(totalsLine(sum([onePassed, onePassed, oneFailed]))).toBe('2 passed, 1 failed');
  });

  it('counts skipped tests when there are any', () => {
    expect(totalsLine(sum([onePassed, { passed: 3, failed: 0, skipped: ['a', 'b'] }]))).toBe(
      '4 passed, 0 failed, 2 skipped',
    );
  });

  it('does not let a runner fail unseen', () => {
    expect(withExitCode(onePassed, 1)).toEqual({ passed: 1, failed: 1, skipped: [] });
    expect(withExitCode(oneFailed, 1)).toEqual(oneFailed);
    expect(withExitCode(onePassed, 0)).toEqual(onePassed);
  });
});

describe('a report of vitest', () => {
  it('is counted by test, skipped ones by name', () => {
    const assertionResults = [
      { fullName: 'adds', status: 'passed' },
      { fullName: 'divides', status: 'failed' },
      { fullName: 'uses torch', status: 'skipped' },
      { fullName: 'is written some day', status: 'todo' },
    ];
    expect(tallyVitest({ testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults }] })).toEqual({
      passed: 1,
      failed: 1,
      skipped: ['uses torch', 'is written some day'],
    });
  });

  it('counts a file that could not be loaded as one failure', () => {
    const report = { testResults: [{ name: 'broken.test.ts', status: 'failed', assertionResults: [] }] };
    expect(tallyVitest(report).failed).toBe(1);
  });
});

describe('a report of Playwright', () => {
  const run = (status: string, description?: string): Parameters<typeof tallyPlaywright>[0]['suites'][number] => ({
    title: 'a.spec.ts',
    suites: [
      {
        title: 'group',
        specs: [
          {
            title: 'steps',
            tests: [
              { projectName: 'browser', status, annotations: description ? [{ type: 'skip', description }] : [] },
            ],
          },
        ],
      },
    ],
  });

  it('is counted through nested suites; a flaky test and an error outside of tests are failures', () => {
    const suites = [run('expected'), run('unexpected'), run('flaky'), run('skipped', 'no Electron here')];
    expect(tallyPlaywright({ suites, errors: [{}] })).toEqual({
      passed: 1,
      failed: 3,
      skipped: ['browser steps (no Electron here)'],
    });
  });
});
