import { later } from '../layout/later.ts';

/** Fetches what stands in place of a screen that would give an answer away. */
export const loadHiddenPlace = () => import('./HiddenPlace.vue');

export const HiddenPlace = later(loadHiddenPlace);
