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

/** The same for what takes no room: nothing is shown until it is there. */
export const fetched = (load: () => Promise<{ default: Component } | Component>): Component =>
  defineAsyncComponent(() => usePartStore().load(load));
