import { watchDebounced } from '@vueuse/core';
import { defineStore, storeToRefs } from 'pinia';
import { computed, shallowReactive, watch } from 'vue';
import type { StepAudit } from '#shared/contract/lab-contract.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';

/** The engine must have been idle for this long: who steps on and on is never kept waiting. */
const idleMs = 300;

/**
 * The self-audit of the step on screen, asked for once a step, when the engine has nothing else to do. An audit that
 * could not be made is not asked for again, and no banner speaks of it: nobody asked for it.
 */
export const useAuditStore = defineStore('audit', () => {
  const lab = useLabStore();
  const { status } = storeToRefs(lab);
  const { start, shownStep } = storeToRefs(useExperimentStore());
  /** By step, of the present experiment; null where there is none to be had. */
  const audits = shallowReactive(new Map<number, StepAudit | null>());

  /** The audit of the step on screen; undefined while it is not there yet. */
  const audit = computed(() => audits.get(shownStep.value));

  const isDue = computed(() => shownStep.value > 0 && status.value === 'ready' && audit.value === undefined);

  async function ask(): Promise<void> {
    if (!isDue.value) return;
    const experiment = start.value;
    const step = shownStep.value;
    const answer = await lab.askQuietly((client, signal) => client.auditStep({ step }, signal));
    // Settings, edits and engines make another experiment, whose steps have the same numbers.
    if (start.value === experiment && answer !== undefined) audits.set(step, answer);
  }

  watch(
    start,
    () => {
      audits.clear();
    },
    { flush: 'sync' },
  );
  watchDebounced([isDue, start, shownStep], ask, { debounce: idleMs, immediate: true });

  return { audit, shownStep };
});
