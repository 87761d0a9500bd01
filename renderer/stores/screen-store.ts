import { defineStore } from 'pinia';
import { ref } from 'vue';

/** The screens of the rail, in its order. */
export const screens = ['step', 'scaling', 'expectation', 'training', 'compare', 'lessons'] as const;
export type Screen = (typeof screens)[number];

/** What the screen of the lessons can show in their place: how to teach with the app, how a lesson is written. */
export type Guide = 'teaching' | 'writing';

/** Which screen is open, and which guide on that of the lessons. */
export const useScreenStore = defineStore('screen', () => ({
  screen: ref<Screen>('step'),
  guide: ref<Guide | null>(null),
}));
