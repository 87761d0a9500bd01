import { computed, type Ref, type WritableComputedRef } from 'vue';

/** A choice, counted from 0, that never points outside the network on screen, however often its sizes change. */
export function within(choice: Ref<number>, count: () => number): WritableComputedRef<number> {
  return computed({
    get: () => Math.min(choice.value, count() - 1),
    set: (next) => {
      choice.value = Math.min(Math.max(Math.trunc(next), 0), count() - 1);
    },
  });
}
