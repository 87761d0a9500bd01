import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { useAuditStore } from '#renderer/components/audit/audit-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import type { StepAudit } from '#shared/contract/lab-contract.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { LabError } from '#shared/lab-error.ts';
import { startLayout, stepLayout } from '#shared/step-record.ts';
import { connectTo } from '../../fake-engine.ts';
import { fault } from '#shared/errors/fault.ts';

const auditStep = vi.fn<(request: { readonly step: number }) => Promise<StepAudit>>();
const auditOf = (step: number) => ({ step }) as StepAudit; // the store never looks inside

function show(step: number): void {
  const layout = stepLayout(lectureHyperparameters);
  useExperimentStore().record = { step, layout, data: new Float32Array(layout.length) };
}

function begin(): void {
  const layout = startLayout(lectureHyperparameters);
  useExperimentStore().start = { layout, data: new Float32Array(layout.length) };
}

async function idle(): Promise<void> {
  await nextTick();
  await vi.advanceTimersByTimeAsync(1000);
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', Object.assign(document, { fonts: { load: () => Promise.resolve([]) } }));
  setActivePinia(createPinia());
  auditStep.mockReset();
  auditStep.mockImplementation(({ step }) => Promise.resolve(auditOf(step)));
  connectTo({ auditStep });
  begin();
});

describe('the audit of the step on screen', () => {
  it('is asked for when the engine has been idle, once a step', async () => {
    const store = useAuditStore();
    await idle();
    expect(auditStep).not.toHaveBeenCalled();
    show(1);
    await idle();
    expect(store.audit).toEqual(auditOf(1));
    show(2);
    await idle();
    show(1);
    await idle();
    expect(store.audit).toEqual(auditOf(1));
    expect(auditStep.mock.calls.map(([{ step }]) => step)).toEqual([1, 2]);
  });

  it('is asked for the last of many steps alone', async () => {
    useAuditStore();
    useLabStore().status = 'working';
    for (const step of [1, 2, 3]) {
      show(step);
      await idle();
    }
    expect(auditStep).not.toHaveBeenCalled();
    useLabStore().status = 'ready';
    await idle();
    expect(auditStep.mock.calls.map(([{ step }]) => step)).toEqual([3]);
  });

  it('of another experiment is another audit', async () => {
    useAuditStore();
    show(1);
    await idle();
    begin();
    expect(useAuditStore().audit).toBeUndefined();
    await idle();
    expect(auditStep).toHaveBeenCalledTimes(2);
  });

  it('that fails says nothing, and is not asked for again', async () => {
    auditStep.mockRejectedValue(new LabError('internal', fault('unexpected', { detail: 'This is not built yet.' })));
    show(1);
    const store = useAuditStore();
    await idle();
    expect(store.audit).toBeNull();
    expect(useLabStore().error).toBeNull();
    await idle();
    expect(auditStep).toHaveBeenCalledTimes(1);
  });

  it('does not take a banner down', async () => {
    useAuditStore();
    useLabStore().refuse(fault('no-sample', { sample: 16 }));
    show(1);
    await idle();
    expect(auditStep).toHaveBeenCalledTimes(1);
    expect(useLabStore().error).not.toBeNull();
  });
});
