import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { useBeat } from '#renderer/stores/use-beat.ts';
import { connectLab } from '#renderer/client/connect-lab.ts';
import { fault } from '#shared/errors/fault.ts';
import { asLabError, LabError } from '#shared/lab-error.ts';
import { FakeEngine } from '../fake-engine.ts';
import { appPlugins } from '../mounting.ts';
import { eventually } from '../../eventually.ts';

vi.mock('#renderer/client/connect-lab.ts', () => ({ connectLab: vi.fn() }));

describe('an engine that does not answer', () => {
  let engine: FakeEngine;
  let lab: ReturnType<typeof useLabStore>;
  let answer: () => void;
  let unmount: () => void;

  /** Lets so many beats pass, and what follows from each. */
  const beats = (count: number) => vi.advanceTimersByTimeAsync(1000 * count);

  /** The engine is at one thing: the answers to its beats wait for `answer`. */
  function hold(): void {
    const held: (() => void)[] = [];
    vi.spyOn(engine.client, 'beat').mockImplementation(
      () =>
        new Promise((resolve) => {
          held.push(() => {
            resolve({});
          });
        }),
    );
    answer = () => {
      for (const resolve of held.splice(0)) resolve();
    };
  }

  beforeEach(() => {
    vi.useFakeTimers();
    const window = mount({ setup: () => (useBeat(), () => null) }, { global: appPlugins() });
    unmount = () => {
      window.unmount();
    };
    engine = new FakeEngine();
    lab = useLabStore();
    engine.connect();
  });
  afterEach(() => {
    unmount();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('is called silent after a few beats, and no more once it answers', async () => {
    hold();
    await beats(5);
    expect(lab.isSilent).toBe(false);
    await beats(1);
    expect(lab.isSilent).toBe(true);
    expect(lab.isAnswering).toBe(false);
    answer();
    await beats(0);
    expect(lab.isSilent).toBe(false);
  });

  it('is never called so while it answers every beat, however long it computes', async () => {
    await beats(600);
    expect(lab.isSilent).toBe(false);
  });

  it('once it came back from a long computation, may be at one twice as long', async () => {
    hold();
    await beats(9); // the first asks, eight are missed
    answer();
    await beats(16); // the first asks, fifteen are missed
    expect(lab.isSilent).toBe(false);
    await beats(1);
    expect(lab.isSilent).toBe(true);
  });

  it('is not called so by a window that slept: a clock that stood still has not beaten', async () => {
    hold();
    await beats(1);
    // The window wakes up an hour later: one beat is late, and the answer is there.
    vi.setSystemTime(Date.now() + 3_600_000);
    await beats(1);
    expect(lab.isSilent).toBe(false);
    answer();
    await beats(3);
    expect(lab.isSilent).toBe(false);
  });

  it('is not spoken of any more when its connection is lost', async () => {
    hold();
    await beats(10);
    lab.status = 'disconnected';
    await beats(0);
    expect(lab.isSilent).toBe(false);
  });

  it('is ended for a new one, which is brought to where the screen is; what was under way is said, what waited is done', async () => {
    const experiment = useExperimentStore();
    const opened = () => Promise.resolve(engine);
    vi.mocked(connectLab).mockImplementation(opened);
    await experiment.connect();
    await experiment.recordSteps(3);
    const numbers = experiment.record?.data;

    const hung = engine;
    const cut = vi.spyOn(hung, 'close');
    let end: (thrown: Error) => void = () => undefined;
    vi.spyOn(hung.client, 'visitStep').mockReturnValue(new Promise((_, reject) => (end = reject)));
    cut.mockImplementation(() => {
      end(new Error('closed'));
    });
    const visit = experiment.visitStep(1);
    const waiting = experiment.recordSteps(2);
    hold();
    await beats(6);
    expect(lab.isSilent).toBe(true);
    expect(lab.status).toBe('working');

    engine = new FakeEngine();
    await experiment.startEngineAgain();
    expect(vi.mocked(connectLab)).toHaveBeenLastCalledWith('fresh');
    expect(cut).toHaveBeenCalledOnce();
    expect(await visit).toBe(false);
    expect(await waiting).toBe(true);
    expect(lab.isSilent).toBe(false);
    expect(engine.state?.completedSteps).toBe(5);
    await experiment.visitStep(3);
    expect(experiment.record?.data).toEqual(numbers);
  });
});

describe('an engine whose memory runs out', () => {
  it('is ended for a new one, which holds what the screen shows; the sentence stays', async () => {
    appPlugins();
    const lab = useLabStore();
    const experiment = useExperimentStore();
    let engine = new FakeEngine();
    vi.mocked(connectLab).mockImplementation(() => Promise.resolve(engine));
    await experiment.connect();
    await experiment.recordSteps(2);

    // It has taken the new experiment, and has no memory left to send it.
    const old = engine;
    vi.spyOn(old.client, 'startExperiment').mockRejectedValue(asLabError(new Error('Array buffer allocation failed')));
    engine = new FakeEngine();
    expect(await experiment.newSeed()).toBe(false);
    await eventually(() => expect(lab.status).toBe('ready'));
    expect(vi.mocked(connectLab)).toHaveBeenLastCalledWith('fresh');
    expect(old.isClosed).toBe(true);
    expect(lab.error?.fault.name).toBe('out-of-memory');
    expect(engine.state).toEqual(experiment.state);
    expect(experiment.completedSteps).toBe(2);
  });

  it('is not asked for ever where what the screen shows has no room either', async () => {
    appPlugins();
    const engine = new FakeEngine(
      new Map([['startExperiment', new LabError('engine-failed', fault('out-of-memory'))]]),
    );
    vi.mocked(connectLab).mockClear();
    vi.mocked(connectLab).mockImplementation(() => Promise.resolve(engine));
    await useExperimentStore().connect();
    expect(vi.mocked(connectLab)).toHaveBeenCalledOnce();
    expect(useLabStore().error?.fault.name).toBe('out-of-memory');
  });
});
