import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import { LabError } from '#shared/lab-error.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import type { LabConnection } from '#renderer/client/connect-lab.ts';
import { connectTo, FakeEngine } from '../fake-engine.ts';
import { fault } from '#shared/errors/fault.ts';

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

  it('does one piece of work at a time', async () => {
    const first = lab.ask(untilCancelled);
    expect(lab.status).toBe('working');
    expect(await lab.ask(() => Promise.resolve('second'))).toBeNull();
    lab.cancel();
    expect(await first).toBeNull();
    expect(lab.status).toBe('ready');
    expect(lab.error).toBeNull();
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
      await lab.connect();
      if (isFirst) lab.explainEnd('trainer-out-of-memory');
      engine.end();
      if (!isFirst) lab.explainEnd('trainer-out-of-memory');
      expect(lab.error?.fault).toEqual(fault('trainer-out-of-memory'));
    }
    await lab.connect();
    engine.end();
    expect(lab.error?.fault).toEqual(fault('trainer-stopped'));
  });
});
