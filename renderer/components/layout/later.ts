import { defineAsyncComponent, type Component } from 'vue';
import { usePartStore } from '../../stores/part-store.ts';
import PartLoading from './PartLoading.vue';

/** A part of the app that is fetched when it is first shown; until then its room is kept. */
export const later = (load: () => Promise<{ default: Component }>): Component =>
  defineAsyncComponent({
    loader: () => usePartStore().load(load),
    loadingComponent: PartLoading,
    delay: 0,
  });
