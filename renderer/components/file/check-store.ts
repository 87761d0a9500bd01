import { until } from '@vueuse/core';
import { defineStore, storeToRefs } from 'pinia';
import { shallowRef } from 'vue';
import type { ExperimentCheck } from '#shared/contract/file-contract.ts';
import { useLabStore } from '../../stores/lab-store.ts';

/** How long the engine is left to others before it is asked again, in milliseconds. */
const pauseMs = 500;

/** Whether the numbers a file recorded are those computed here: looked at quietly, after the file was opened. */
export const useCheckStore = defineStore('check', () => {
  const lab = useLabStore();
  const { status } = storeToRefs(lab);
  /** The first difference, until it was read. */
  const difference = shallowRef<(ExperimentCheck & { readonly kind: 'differs' }) | null>(null);
  let present: Uint8Array<ArrayBuffer> | null = null;

  /** Compares this file, unless another one or none has taken its place in the meantime. */
  async function check(file: Uint8Array<ArrayBuffer>): Promise<void> {
    present = file;
    difference.value = null;
    let answer: ExperimentCheck | null | undefined;
    while (answer === undefined) {
      await until(status).toBe('ready');
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (present !== file) return;
      answer = await lab.askQuietly((client, signal) => client.checkExperiment({ file }, signal));
    }
    if (present === file && answer?.kind === 'differs') difference.value = answer;
  }

  /** There is nothing to compare any more, or what was found has been read. */
  function dismiss(): void {
    present = null;
    difference.value = null;
  }

  return { difference, check, dismiss };
});
