import { storeToRefs } from 'pinia';
import { shallowRef, watch, type Ref } from 'vue';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import { useLabStore } from './lab-store.ts';

/** An answer of the engine with the question it belongs to: a screen that shows both together is never half new. */
export interface Answer<Question, Value> {
  readonly question: Question;
  readonly value: Value;
}

/**
 * Keeps the engine's answer to a question that changes: asks when the engine is free, one question at a time and only the
 * last one, gives way to what the user asks for, and never asks again what failed. The old answer stays until the new one is there. A question is the same as
 * another if it is the same object; null means that there is nothing to ask.
 * @param open whether anyone looks; nothing is asked while nobody does.
 */
export function useAnswer<Question extends object, Value>(
  open: Ref<boolean>,
  question: Ref<Question | null>,
  task: (client: LabClient, question: Question, signal: AbortSignal) => Promise<Value>,
): Readonly<Ref<Answer<Question, Value> | null>> {
  const lab = useLabStore();
  const { status } = storeToRefs(lab);
  const answer = shallowRef<Answer<Question, Value> | null>(null);
  let asking = false;
  let failed: Question | null = null;

  /** The question that is still to be asked, if the engine could take it now. */
  function due(): Question | null {
    const asked = question.value;
    if (!open.value || status.value !== 'ready' || asked === failed || asked === answer.value?.question) return null;
    return asked;
  }

  async function ask(): Promise<void> {
    if (question.value === null) answer.value = null;
    if (asking) return;
    asking = true;
    for (let asked = due(); asked !== null; asked = due()) {
      const value = await lab.askAside((client, signal) => task(client, asked, signal));
      if (value === null) failed = asked;
      else if (value !== undefined && question.value !== null) answer.value = { question: asked, value };
    }
    asking = false;
  }

  watch([open, question, status], ask, { immediate: true });
  return answer;
}
