import { watch, type Ref } from 'vue';

/** What is waited for, or null as soon as the condition does not hold. */
export function whileTrue<Answer>(condition: Readonly<Ref<boolean>>, awaited: Promise<Answer>): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    const giveUp = (holds: boolean): void => {
      if (!holds) resolve(null);
    };
    const stop = watch(condition, giveUp, { immediate: true, flush: 'sync' });
    awaited.then(resolve, reject).finally(stop);
  });
}
