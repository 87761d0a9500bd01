/**
 * In every test of the window: who has the engine's turn must not wait for a turn, for none comes until his is over. It would hang
 * without a word; here the test fails with the way that led to it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, expect, vi } from 'vitest';
import type * as LabStore from '#renderer/stores/lab-store.ts';
import type { Task } from '#renderer/stores/lab-store.ts';

const watch = vi.hoisted(() => ({ nested: [] as string[] }));

afterEach(() => {
  expect(watch.nested.splice(0), 'a turn was asked for within a turn').toEqual([]);
});

vi.mock('#renderer/stores/lab-store.ts', async (original) => {
  const module = await original<typeof LabStore>();
  const inTurn = new AsyncLocalStorage<{ readonly isOver: boolean }>();
  const watched = new WeakSet<object>();
  const noted =
    <Answer>(task: Task<Answer>): Task<Answer> =>
    (...turn) => {
      const own = { isOver: false };
      return inTurn
        .run(own, () => task(...turn))
        .finally(() => {
          own.isOver = true; // whoever it has set going may ask from now on
        });
    };
  function outside(): void {
    const error = new Error('asked for here');
    if (inTurn.getStore()?.isOver === false) watch.nested.push(error.stack ?? error.message);
  }

  function useLabStore(): ReturnType<typeof module.useLabStore> {
    const lab = module.useLabStore();
    if (watched.has(lab)) return lab;
    watched.add(lab);
    const { ask, askLong, askAside, connect, settled, rest } = lab;
    return Object.assign(lab, {
      ask: (task, own) => (outside(), ask(noted(task), own)),
      askLong: (task, own) => (outside(), askLong(noted(task), own)),
      askAside: (task) => askAside(noted(task)), // not asked while there is work
      connect: (arrive, engine) => (outside(), connect(noted(arrive), engine)),
      settled: () => (outside(), settled()),
      rest: () => (outside(), rest()),
    } satisfies Partial<typeof lab>);
  }
  return { ...module, useLabStore: Object.assign(useLabStore, { $id: module.useLabStore.$id }) };
});
