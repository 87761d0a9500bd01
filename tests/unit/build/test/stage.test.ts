import { afterEach, describe, expect, it, vi } from 'vitest';
import { runStages } from '../../../../build/scripts/test/stage.js';
import { oneFailed, onePassed, type Tally } from '../../../../build/scripts/test/tally.js';

const stage = (name: string, tally: Tally): Parameters<typeof runStages>[0][number] => ({
  name,
  run: () => Promise.resolve({ name, tally, text: `what ${name} said`, seconds: 1.25 }),
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the stages', () => {
  it('all run, whatever fails, and only a failed one is quoted', async () => {
    const lines: unknown[] = [];
    vi.spyOn(console, 'log').mockImplementation((line) => lines.push(line));
    const failed = oneFailed('types');
    const tallies = await runStages([stage('types', failed), stage('lint', onePassed)], 1);
    expect(tallies).toEqual([failed, onePassed]);
    expect(lines).toEqual([
      'what types said',
      'types        FAILED    1.3 s   0 passed, 1 failed',
      'lint         ok        1.3 s   1 passed, 0 failed',
    ]);
  });
});
