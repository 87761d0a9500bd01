import { defineStore } from 'pinia';
import { ref } from 'vue';

/** The screens of the rail, in its order. */
export const screens = ['step', 'scaling', 'expectation', 'training', 'compare', 'lessons'] as const;
export type Screen = (typeof screens)[number];

/** Which screen is open. */
export const useScreenStore = defineStore('screen', () => ({ screen: ref<Screen>('step') }));
