import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import { onThisComputer } from '../memory/browser-memory.ts';

const storageKey = 'dropout-lab.welcome';
const hidden = 'hidden';

/** The start screen: shown when the app starts, unless the user does not want it to be, and whenever it is asked for. */
export const useWelcomeStore = defineStore('welcome', () => {
  const showsAtStart = ref(onThisComputer.read(storageKey) !== hidden);
  const isOpen = ref(showsAtStart.value);
  /** Whether there is an experiment to go back to. */
  const isReturn = shallowRef(false);

  function setShowsAtStart(shows: boolean): void {
    showsAtStart.value = shows;
    onThisComputer.write(storageKey, shows ? null : hidden);
  }

  function open(): void {
    isReturn.value = true;
    isOpen.value = true;
  }

  function close(): void {
    isOpen.value = false;
  }

  return { showsAtStart, isOpen, isReturn, setShowsAtStart, open, close };
});
