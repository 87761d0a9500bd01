import { until } from '@vueuse/core';
import { defineStore, storeToRefs } from 'pinia';
import { shallowRef } from 'vue';
import type { ExperimentCheck } from '#shared/contract/file-contract.ts';
import { useLabStore } from '../../stores/lab-store.ts';

/** How long the engine is left to others before it is asked again, in milliseconds. */
const pauseMs = 500;

type Finding = Extract<ExperimentCheck, { readonly kind: 'differs' | 'parted' }>;

/** Whether the numbers a file recorded are those computed here: looked at quietly, after the file was opened. */
export const useCheckStore = defineStore('check', () => {
  const lab = useLabStore();
  const { status } = storeToRefs(lab);
  /** What is to be said of the file, until it was read: nothing where the numbers it has come out again. */
  const finding = shallowRef<Finding | null>(null);
  let present: Uint8Array<ArrayBuffer> | null = null;

  /** Compares this file, unless another one or none has taken its place in the meantime. */
  async function check(file: Uint8Array<ArrayBuffer>): Promise<void> {
    present = file;
    finding.value = null;
    let answer: ExperimentCheck | null | undefined;
    while (answer === undefined) {
      await until(status).toBe('ready');
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (present !== file) return;
      answer = await lab.askQuietly((client, signal) => client.checkExperiment({ file }, signal));
    }
    if (present === file && (answer?.kind === 'differs' || answer?.kind === 'parted')) finding.value = answer;
  }

  /** There is nothing to compare any more, or what was found has been read. */
  function dismiss(): void {
    present = null;
    finding.value = null;
  }

  return { finding, check, dismiss };
});
