import { defineStore } from 'pinia';
import { ref } from 'vue';

/** How many decimals a class can read at once. */
export const projectorDecimals = [2, 3, 4, 5, 6] as const;
export type ProjectorDecimals = (typeof projectorDecimals)[number];

/** Whether the step is shown large, for a room, and with how many decimals. Nothing of it is kept with the experiment. */
export const useProjectorStore = defineStore('projector', () => ({
  isOn: ref(false),
  decimals: ref<ProjectorDecimals>(2),
}));
