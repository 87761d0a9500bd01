import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { useCheckStore } from '#renderer/components/file/check-store.ts';
import CheckNotice from '#renderer/components/file/CheckNotice.vue';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { FakeEngine } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';

const file = Uint8Array.of(1);
const differs = { kind: 'differs', step: 3, tensor: 'fc1.weight', difference: 0.0012 } as const;

describe('the numbers a file recorded', () => {
  let engine: FakeEngine;
  const mountNotice = (global: ReturnType<typeof appPlugins>) => mount(CheckNotice, { global });
  let notice: ReturnType<typeof mountNotice>;

  beforeEach(() => {
    vi.useFakeTimers();
    const global = appPlugins();
    engine = new FakeEngine();
    engine.connect();
    notice = mountNotice(global);
  });
  afterEach(() => {
    notice.unmount();
    vi.useRealTimers();
  });

  it('that come out again are not spoken of', async () => {
    const checked = useCheckStore().check(file);
    await vi.runAllTimersAsync();
    await checked;
    expect(engine.asked).toEqual(['checkExperiment']);
    expect(notice.text()).toBe('');
  });

  it('that differ are told with step, tensor and difference, until that was read', async () => {
    engine.check = differs;
    void useCheckStore().check(file);
    await vi.runAllTimersAsync();
    expect(notice.text()).toContain('step 3, fc1.weight, differs by up to 0.0012');
    await notice.get('button').trigger('click');
    expect(notice.text()).toBe('');
    engine.check = { ...differs, step: 0 };
    void useCheckStore().check(file);
    await vi.runAllTimersAsync();
    expect(notice.text()).toContain('fc1.weight at the start differs');
  });

  it('that an engine recorded which parts from this one are said to be compared up to there', async () => {
    const cause = { kind: 'kink', sample: 3, unit: 6, preActivation: -2.5e-8, activation: 'relu' } as const;
    const first = { step: 390, tensor: 'loss', difference: 1.4e-5 } as const;
    const used = { name: 'cpu', version: '4.22.0' };
    engine.check = { kind: 'parted', step: 369, cause, first, used, recordedBy: { name: 'wasm', version: '4.21.0' } };
    void useCheckStore().check(file);
    await vi.runAllTimersAsync();
    expect(notice.text()).toContain(
      'up to step 369. There WebAssembly 4.21.0, which recorded them, and JavaScript 4.22.0',
    );
    expect(notice.text()).toContain('sample 4, unit 7 is −2.5e−8, within rounding of the kink of ReLU.');
    expect(notice.text()).toContain('nothing can be said of step 390, where loss differs by up to 0.000014');
    engine.check = { kind: 'parted', step: 5, cause: { kind: 'rounding' }, first, used, recordedBy: null };
    void useCheckStore().check(file);
    await vi.runAllTimersAsync();
    expect(notice.text()).toContain('an engine the file does not name');
    expect(notice.text()).toContain('differences of rounding have grown');
  });

  it('are compared when the engine is free, and not when another file has come', async () => {
    engine.check = differs;
    const lab = useLabStore();
    lab.status = 'working';
    void useCheckStore().check(file);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(engine.asked).toEqual([]);
    void useCheckStore().check(Uint8Array.of(2));
    useCheckStore().dismiss();
    lab.status = 'ready';
    await nextTick();
    await vi.runAllTimersAsync();
    expect(engine.asked).toEqual([]);
    expect(notice.text()).toBe('');
  });
});
