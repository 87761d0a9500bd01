import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import { LabError } from '#shared/lab-error.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import type { LabConnection } from '#renderer/client/connect-lab.ts';
import { connectTo, FakeEngine } from '../fake-engine.ts';
import { fault } from '#shared/errors/fault.ts';
import { eventually } from '../../eventually.ts';

const connection = vi.hoisted(() => ({ open: (): LabConnection => expect.fail('nobody connects here') }));
vi.mock('#renderer/client/connect-lab.ts', () => ({ connectLab: () => Promise.resolve(connection.open()) }));

/** A request that ends when it is cancelled, as the engine's do. */
const untilCancelled = (_: LabClient, signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new LabError('cancelled', fault('request-cancelled')));
    });
  });

describe('the connection to the engine', () => {
  let lab: ReturnType<typeof useLabStore>;

  beforeEach(() => {
    setActivePinia(createPinia());
    lab = useLabStore();
    connectTo({}); // nothing is called
  });

  it('does one piece of work at a time, in the order it was asked for', async () => {
    const done: string[] = [];
    const first = lab.ask(untilCancelled);
    expect(lab.status).toBe('working');
    const others = ['second', 'third'].map((name) => lab.ask(() => Promise.resolve(done.push(name))));
    expect(lab.waiting).toBe(2);
    lab.cancel();
    expect(await first).toBeNull();
    expect(await Promise.all(others)).toEqual([1, 2]);
    expect(done).toEqual(['second', 'third']);
    expect(lab.status).toBe('ready');
    expect(lab.waiting).toBe(0);
    expect(lab.error).toBeNull();
  });

  it('what was withdrawn while it waited is not begun', async () => {
    const own = new AbortController();
    const first = lab.ask(untilCancelled);
    const withdrawn = lab.ask(() => Promise.reject(new Error('begun')), own.signal);
    own.abort();
    lab.cancel();
    expect(await Promise.all([first, withdrawn])).toEqual([null, null]);
    expect(lab.error).toBeNull();
  });

  it('tells of each of several that failed one after the other, until something new is asked for', async () => {
    const failing = (sample: number) =>
      lab.ask(() => Promise.reject(new LabError('invalid-input', fault('no-sample', { sample }))));
    await Promise.all([failing(16), failing(17), failing(17)]);
    expect(lab.troubles.map((trouble) => trouble.message)).toEqual([
      'There is no sample 16.',
      'There is no sample 17.',
    ]);
    await lab.ask(() => Promise.resolve());
    expect(lab.troubles).toEqual([]);
  });

  it('what went wrong before is forgotten when the user asks for something while a screen asks, too', async () => {
    lab.refuse(fault('no-sample', { sample: 16 }));
    const aside = lab.askAside(untilCancelled);
    await lab.ask(() => Promise.resolve());
    await aside;
    expect(lab.troubles).toEqual([]);
  });

  it('rests: ends what goes on for long, even what is gone on with meanwhile, and does all else', async () => {
    const done: string[] = [];
    const running = lab.askLong(untilCancelled);
    const change = lab.ask(() => Promise.resolve(done.push('change')));
    const later = change.then(() => lab.askLong(untilCancelled));
    const waiting = lab.askLong(() => Promise.reject(new Error('begun')));
    expect(await lab.rest()).toBe(true);
    expect(await Promise.all([running, waiting, later])).toEqual([null, null, null]);
    expect(done).toEqual(['change']);
    expect(lab.status).toBe('ready');
    expect(lab.error).toBeNull();
  });

  it('knows how many that waited were ended before they began, and of none that began or was withdrawn', async () => {
    const begun = vi.fn(untilCancelled);
    const own = new AbortController();
    const all = [lab.askLong(begun), lab.askLong(untilCancelled), lab.askLong(untilCancelled, own.signal)];
    await eventually(() => expect(begun).toHaveBeenCalled());
    own.abort();
    await lab.rest();
    expect(await Promise.all(all)).toEqual([null, null, null]);
    expect(lab.unbegun).toBe(1);
  });

  it('rests no longer than the engine answers', async () => {
    void lab.ask(() => new Promise(() => undefined));
    void lab.askLong(untilCancelled);
    const rested = lab.rest();
    lab.isSilent = true;
    expect(await rested).toBe(false);
    expect(lab.unbegun).toBe(1); // though nobody has come to it
  });

  it('a question of a screen gives way to the user, and is not asked while there is work', async () => {
    const answer = lab.askAside(untilCancelled);
    expect(lab.status).toBe('working');
    expect(await lab.askAside(() => Promise.resolve('in between'))).toBeUndefined();
    expect(await lab.ask(() => Promise.resolve('asked for'))).toBe('asked for');
    expect(await answer).toBeUndefined();
  });

  it('shows why work failed', async () => {
    expect(
      await lab.ask(() =>
        Promise.reject(new LabError('engine-failed', fault('engine-step-failed', { detail: 'No memory.' }))),
      ),
    ).toBeNull();
    expect(lab.error?.fault).toEqual(fault('engine-step-failed', { detail: 'No memory.' }));
  });

  it('lets nothing the user asks for be lost to a quiet request', async () => {
    const quiet = lab.askQuietly(untilCancelled);
    expect(lab.status).toBe('ready');
    expect(await lab.ask(() => Promise.resolve('asked for'))).toBe('asked for');
    expect(await quiet).toBeUndefined();
  });

  it('keeps quiet about a quiet request that failed', async () => {
    expect(
      await lab.askQuietly(() =>
        Promise.reject(new LabError('engine-failed', fault('engine-step-failed', { detail: 'No memory.' }))),
      ),
    ).toBeNull();
    expect(lab.error).toBeNull();
    expect(await lab.askQuietly(() => Promise.resolve(1))).toBe(1);
  });

  it('says what the shell knows of an end, whichever tells of it first', async () => {
    const engine = new FakeEngine();
    connection.open = () => engine;
    for (const isFirst of [true, false]) {
      await lab.connect(() => Promise.resolve(), 'present');
      if (isFirst) lab.explainEnd('trainer-out-of-memory');
      engine.end();
      if (!isFirst) lab.explainEnd('trainer-out-of-memory');
      expect(lab.lost?.fault).toEqual(fault('trainer-out-of-memory'));
    }
    await lab.connect(() => Promise.resolve(), 'present');
    engine.end();
    expect(lab.lost?.fault).toEqual(fault('trainer-stopped'));
  });
});
