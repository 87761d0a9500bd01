import { defineAsyncComponent } from 'vue';
import { later } from '../../../components/layout/later.ts';
import { usePartStore } from '../../../stores/part-store.ts';

const loadSection = () => import('./BugsSection.vue');
const loadProgram = () => import('./FindTheBug.vue');

/** The programs with a planted bug, a section of the lessons; fetched with the screen. */
export const BugsSection = defineAsyncComponent(() => usePartStore().load(loadSection));
/** One of them, in the place of the lessons; fetched when the first is opened. */
export const FindTheBug = later(loadProgram);
/** Fetches both. */
export const bugLoaders: readonly (() => Promise<unknown>)[] = [loadSection, loadProgram];
