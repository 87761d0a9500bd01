import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { useLabStore, type Task } from './lab-store.ts';

/** What the user has asked for and the engine comes to later. */
export interface Wait {
  /** What is done with the file then: it is saved or opened, or one is made for other programs. */
  readonly kind: 'save' | 'open' | 'export';
  /** The name of the file. */
  readonly name: string;
}

/** What waits for its turn though a file hangs on it, so that the window can say so. */
export const useWaitStore = defineStore('wait', () => {
  const lab = useLabStore();
  const waits = shallowRef<readonly Wait[]>([]);

  /** Asks the engine as `lab.ask` does; while the turn has not come, the window says what waits. */
  async function ask<Answer>(wait: Wait, task: Task<Answer>): Promise<Answer | null> {
    const own = { ...wait };
    const end = (): void => {
      waits.value = waits.value.filter((each) => each !== own);
    };
    if (lab.status !== 'ready') waits.value = [...waits.value, own];
    const answer = await lab.ask((...turn) => {
      end();
      return task(...turn);
    });
    end();
    return answer;
  }

  return { waits, ask };
});
