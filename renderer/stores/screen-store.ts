import { defineStore } from 'pinia';
import { ref } from 'vue';

/** The screens of the rail, in its order. */
export const screens = ['step', 'scaling', 'expectation', 'training', 'compare', 'lessons'] as const;
export type Screen = (typeof screens)[number];

/** Which screen is open, and whether the one of the lessons shows how they are written. */
export const useScreenStore = defineStore('screen', () => ({ screen: ref<Screen>('step'), isGuide: ref(false) }));
