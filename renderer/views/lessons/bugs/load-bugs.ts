import { defineAsyncComponent } from 'vue';
import { usePartStore } from '../../../stores/part-store.ts';

/** The programs with a planted bug, a section of the lessons; fetched with the screen. */
export const BugsSection = defineAsyncComponent(() => usePartStore().load(() => import('./BugsSection.vue')));
