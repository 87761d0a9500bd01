import { expect, test } from '../e2e/lab.ts';
import type { Action } from './actions.ts';
import { playSeed, replay, type Ground, type Played } from './play.ts';
import { shrink } from './shrink.ts';

const asked = process.env['MONKEY_SEED'];
const seeds = asked === undefined ? [1, 2, 3] : [Number(asked)];
const count = Number(process.env['MONKEY_ACTIONS'] ?? 300);
/** A person waits two seconds; a machine that runs all tests may be slow, which is no fault of the app. */
const limitMs = Number(process.env['MONKEY_LIMIT'] ?? 30_000);
const shrinkMinutes = Number(process.env['MONKEY_SHRINK_MINUTES'] ?? 3);

/** Faults that are seen in a saved file alone. */
const isOfFile = (kind: string) => /^(check|cells|unsaved|thrown)/.test(kind);

/** The shortest of these actions that lead to the same fault. */
async function shortest(ground: Ground, { actions, fault }: Played): Promise<readonly Action[]> {
  const kind = fault?.kind ?? '';
  const until = performance.now() + shrinkMinutes * 60_000;
  const fails = async (left: readonly Action[]) => (await replay(ground, left, isOfFile(kind))).fault?.kind === kind;
  return shrink(actions, fails, () => performance.now() < until);
}

const lines = (actions: readonly Action[]) => actions.map((action) => JSON.stringify(action)).join('\n');

async function report(ground: Ground, seed: number, played: Played): Promise<string> {
  console.log(`seed ${String(seed)}, after ${String(played.actions.length)} actions: ${played.fault?.said ?? ''}`);
  console.log(`all of them:\n${lines(played.actions)}`);
  const least = await shortest(ground, played);
  return `${played.fault?.said ?? ''}\nseed ${String(seed)}; the shortest that leads there:\n${lines(least)}`;
}

for (const seed of seeds) {
  test(`a random user, seed ${String(seed)}, does ${String(count)} things and finds nothing wrong`, async ({
    browser,
    labHost: lab,
  }) => {
    test.setTimeout(0); // what hangs is a fault of its own
    const ground = { browser, lab, limitMs };
    const played = await playSeed(ground, seed, count);
    console.log(
      `seed ${String(seed)}: ${String(played.actions.length)} actions, slowest answer ${played.slowestMs.toFixed(0)} ms`,
    );
    if (played.fault) throw new Error(await report(ground, seed, played));
  });
}

test.describe('a fault that is planted', () => {
  test.skip(asked !== undefined, 'one seed was asked for');

  test('in a handler: is found, and shrunk to the two presses it needs', async ({ browser, labHost: lab }) => {
    test.setTimeout(0);
    const plant = () => {
      let isOpen = false;
      document.addEventListener('click', ({ target }) => {
        if (!(target instanceof Element)) return;
        if (isOpen && target.closest('.rail-place')) throw new Error('planted 7');
        isOpen ||= target.closest('.welcome') !== null;
      });
    };
    const press = (role: string, name: string): Action => ({ do: 'press', what: { use: 'press', role, name, nth: 0 } });
    const [open, go] = [press('button', 'Open the step'), press('a', 'Training')];
    const others: readonly Action[] = [
      { do: 'key', keys: 'End' },
      { do: 'resize', width: 1366, height: 768 },
      { do: 'wheel', x: 0.5, y: 0.5, down: 120 },
    ];
    const ground = { browser, lab, limitMs, plant };
    const played = await replay(ground, [...others, open, ...others, go, press('a', 'Step')], false);
    expect(played.fault?.kind).toContain('Error: planted #');
    expect(played.actions.at(-1)).toEqual(go);
    expect(await shortest(ground, played)).toEqual([open, go]);
  });

  test('in cells that are not written again: is found by the file', async ({ browser, labHost: lab }) => {
    test.setTimeout(0);
    const plant = () => {
      const stale = () => {
        for (const cell of document.querySelectorAll('[data-tensor] [role=gridcell]'))
          if (cell.textContent !== '7') cell.textContent = '7';
        requestAnimationFrame(stale);
      };
      requestAnimationFrame(stale);
    };
    const { fault } = await playSeed({ browser, lab, limitMs, plant }, 1, 5);
    expect(fault?.kind).toContain('cells: ');
  });
});
