import { defineStore } from 'pinia';
import { ref } from 'vue';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';

/** What may be done with unsaved work before another experiment takes its place. */
export type LeaveChoice = 'save' | 'discard' | 'stay';

/** Asks before unsaved work is left for another experiment. */
export const useLeaveStore = defineStore('leave', () => {
  const lab = useLabStore();
  const document = useDocumentStore();
  const isAsking = ref(false);
  let answer: ((choice: LeaveChoice) => void) | null = null;

  function choose(choice: LeaveChoice): void {
    isAsking.value = false;
    answer?.(choice);
    answer = null;
  }

  /**
   * Whether the present experiment may be left, once all that was asked for is done: at once when nothing of it is unsaved, else as
   * the user says.
   */
  async function mayLeave(proposedTitle: string): Promise<boolean> {
    if (lab.status !== 'ready' && !(await lab.settled())) return false;
    for (let saving = document.underWay(); saving; saving = document.underWay()) await saving;
    if (!document.isUnsaved) return true;
    choose('stay'); // whoever asked before waits no longer
    isAsking.value = true;
    const choice = await new Promise<LeaveChoice>((resolve) => (answer = resolve));
    return choice === 'save' ? document.save(proposedTitle) : choice === 'discard';
  }

  return { isAsking, choose, mayLeave };
});
