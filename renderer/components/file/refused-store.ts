import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { Fault } from '#shared/errors/fault.ts';

/** Why files given from outside were not opened: said until the user has read it, whatever the engine does meanwhile. */
export const useRefusedStore = defineStore('refused', () => {
  const reasons = shallowRef<readonly Fault[]>([]);

  function add(reason: Fault): void {
    reasons.value = [...reasons.value, reason];
  }
  function dismiss(): void {
    reasons.value = [];
  }

  return { reasons, add, dismiss };
});
