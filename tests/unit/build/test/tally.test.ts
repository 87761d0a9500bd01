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
    expect(totalsLine(sum([onePassed, onePassed, oneFailed('lint')]))).toBe('2 passed, 1 failed');
  });

  it('counts skipped tests when there are any', () => {
    expect(totalsLine(sum([onePassed, { passed: 3, failed: [], skipped: ['a', 'b'] }]))).toBe(
      '4 passed, 0 failed, 2 skipped',
    );
  });

  it('does not let a runner fail unseen', () => {
    expect(withExitCode(onePassed, 1, 'unit')).toEqual({ passed: 1, failed: ['unit (ended with 1)'], skipped: [] });
    expect(withExitCode(oneFailed('adds'), 1, 'unit')).toEqual(oneFailed('adds'));
    expect(withExitCode(onePassed, 0, 'unit')).toEqual(onePassed);
  });
});

describe('a report of vitest', () => {
  it('is counted by test, failed and skipped ones by name', () => {
    const assertionResults = [
      { fullName: 'adds', status: 'passed' },
      { fullName: 'divides', status: 'failed', failureMessages: ['Error: 1 is not 2\n    at divides'] },
      { fullName: 'uses torch', status: 'skipped' },
      { fullName: 'is written some day', status: 'todo' },
    ];
    expect(tallyVitest({ testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults }] })).toEqual({
      passed: 1,
      failed: ['divides: Error: 1 is not 2'],
      skipped: ['uses torch', 'is written some day'],
    });
  });

  it('counts a file that could not be loaded as one failure', () => {
    const report = {
      testResults: [{ name: 'broken.test.ts', status: 'failed', message: 'no such export', assertionResults: [] }],
    };
    expect(tallyVitest(report).failed).toEqual(['broken.test.ts: no such export']);
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
              {
                projectName: 'browser',
                status,
                annotations: description ? [{ type: 'skip', description }] : [],
                results:
                  status === 'unexpected' ? [{ errors: [{ message: '\u001B[31mNo heading\u001B[39m\nat x' }] }] : [],
              },
            ],
          },
        ],
      },
    ],
  });

  it('is counted through nested suites; a flaky test and an error outside of tests are failures', () => {
    const suites = [run('expected'), run('unexpected'), run('flaky'), run('skipped', 'no Electron here')];
    expect(tallyPlaywright({ suites, errors: [{ message: 'no port' }] })).toEqual({
      passed: 1,
      failed: ['browser steps: No heading', 'browser steps', 'outside of tests: no port'],
      skipped: ['browser steps (no Electron here)'],
    });
  });
});
