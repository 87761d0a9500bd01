import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { Fault } from '#shared/errors/fault.ts';

/** What stands in the way of a file that is to be saved again: it is not what it was when it was opened or saved here. */
export type Unexpected = Fault<'file-changed' | 'file-deleted'>;
export type OverwriteChoice = 'overwrite' | 'elsewhere' | 'cancel';

export function isUnexpected(what: Fault): what is Unexpected {
  return what.name === 'file-changed' || what.name === 'file-deleted';
}

/** Asks before a file is overwritten that another program has changed or deleted. */
export const useOverwriteStore = defineStore('overwrite', () => {
  const question = shallowRef<Unexpected | null>(null);
  let answer: (choice: OverwriteChoice) => void = () => undefined;

  function choose(choice: OverwriteChoice): void {
    question.value = null;
    answer(choice);
  }

  function ask(what: Unexpected): Promise<OverwriteChoice> {
    choose('cancel'); // whoever asked before waits no longer
    question.value = what;
    return new Promise((resolve) => (answer = resolve));
  }

  return { question, choose, ask };
});
