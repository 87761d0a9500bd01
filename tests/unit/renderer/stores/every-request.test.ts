import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createWindow, beside, fileOf, fireAll, outcome, requests, scenario, type Fired } from './request-window.ts';

vi.mock('#renderer/client/connect-lab.ts', () => ({ connectLab: vi.fn() }));

/** The same requests one after the other, each when the one before is over. */
async function oneByOne(fired: readonly Fired[]) {
  const window = createWindow(() => 0);
  await window.experiment.connect();
  for (const { name, which } of fired) expect(await requests[name]?.(window, which), name).toBe(true);
  return outcome(window);
}

describe('whatever is asked for, at whatever moment', () => {
  it('is done in its turn, or refused in words; the end is that of asking one by one', async () => {
    const names = [...Object.keys(requests), ...Object.keys(beside)];
    await fc.assert(
      fc.asyncProperty(scenario(names), async ({ fired, ticks }) => {
        let at = 0;
        const window = createWindow(() => ticks[(at += 1) % ticks.length] ?? 0);
        const done = await fireAll(window, fired);
        expect(outcome(window)).toEqual(await oneByOne(fired.filter((_, index) => done[index])));
        const { mostAtOnce, engine } = window.engine();
        expect(engine.state).toEqual(window.experiment.state);
        expect(mostAtOnce).toBeLessThanOrEqual(1);
        if (window.audit.audit) expect(window.audit.audit.step).toBe(window.experiment.shownStep);
      }),
      { numRuns: 60 },
    );
  });

  it('and when the connection is lost in the middle, and found again', async () => {
    const names = [...Object.keys(requests).filter((name) => name !== 'ten'), 'cut', 'connect', 'answer', 'idle'];
    await fc.assert(
      fc.asyncProperty(scenario(names), async ({ fired, ticks }) => {
        let at = 0;
        const window = createWindow(() => ticks[(at += 1) % ticks.length] ?? 0);
        await fireAll(window, fired);
        if (window.lab.status === 'disconnected') await window.experiment.connect();
        expect(window.lab.status).toBe('ready');
        expect(window.lab.waiting).toBe(0);
        expect(window.engine().engine.state).toEqual(window.experiment.state);
        expect(window.engine().mostAtOnce).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  it('a run that is paused while it waits is not begun, and ends nobody else', async () => {
    const window = createWindow(() => 3);
    await window.experiment.connect();
    const ten = window.experiment.recordSteps(10);
    const run = window.run.start();
    window.run.pause();
    expect(await ten).toBe(true);
    await run;
    expect(window.experiment.completedSteps).toBe(10);
  });

  it('a file that is opened while the one before is saved takes nothing of it', async () => {
    const window = createWindow(() => 5);
    await window.experiment.connect();
    await window.document.openFile(fileOf('A', 2), () => Promise.resolve(true));
    await window.experiment.recordSteps(1);
    const opening = window.document.openFile(fileOf('B', 3), () => Promise.resolve(true));
    await Promise.all([window.document.save(''), opening]);
    await window.document.save('');
    expect(window.document.file?.name).toBe('B.dropoutlab');
    expect([...window.disk.keys()]).toEqual(['A.dropoutlab', 'B.dropoutlab']);
    expect(window.disk.get('A.dropoutlab')).toContain('"title":"A"');
    expect(window.disk.get('B.dropoutlab')).toContain('"title":"B"');
  });
});
