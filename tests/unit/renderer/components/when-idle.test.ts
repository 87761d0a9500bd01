import { beforeEach, expect, it, vi } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import { useWhenIdle, whenIdle } from '#renderer/components/when-idle.ts';

let moments: (() => void)[] = [];
const nextMoment = () => moments.shift()?.();

beforeEach(() => {
  moments = [];
  vi.stubGlobal('requestIdleCallback', (callback: () => void) => moments.push(callback));
});

it('does one thing an idle moment, in the order asked for, each once', () => {
  const done: string[] = [];
  const first = () => done.push('first');
  const second = () => done.push('second');
  const callOff = whenIdle(() => done.push('called off'));
  whenIdle(first);
  whenIdle(second);
  whenIdle(first);
  callOff();
  expect(done).toEqual([]);
  nextMoment();
  expect(done).toEqual(['first']);
  nextMoment();
  expect(done).toEqual(['first', 'second']);
  expect(moments).toEqual([]);
});

it('follows a value in an idle moment, with what it is then, or at once when it is to catch up', async () => {
  const scope = effectScope();
  const source = ref(1);
  const { value, catchUp } = scope.run(() => useWhenIdle(() => source.value, 0)) ?? expect.fail();
  expect(value.value).toBe(0);
  nextMoment();
  expect(value.value).toBe(1);
  source.value = 2;
  await nextTick();
  expect(value.value).toBe(1);
  source.value = 3;
  nextMoment();
  expect(value.value).toBe(3);
  await nextTick();
  nextMoment();
  source.value = 4;
  catchUp();
  expect(value.value).toBe(4);
  source.value = 5;
  await nextTick();
  scope.stop();
  nextMoment();
  expect(value.value).toBe(4);
});
