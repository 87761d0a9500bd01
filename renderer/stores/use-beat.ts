import { storeToRefs } from 'pinia';
import { watch } from 'vue';
import { useLabStore } from './lab-store.ts';
import { Silence } from './silence.ts';

/** Milliseconds from one beat to the next. */
const beatMs = 1000;

/**
 * Asks the engine, beat by beat, whether it answers. A healthy one does between two bursts of whatever it computes, be that for this
 * window's experiment or another one beside it.
 */
export function useBeat(): void {
  const { connection, status, isSilent } = storeToRefs(useLabStore());
  const silence = new Silence();

  watch(
    () => (status.value === 'disconnected' ? null : connection.value),
    (present, _, onCleanup) => {
      silence.forget();
      isSilent.value = false;
      if (present === null) return;
      let isAsked = false;

      function answered(): void {
        isAsked = false;
        silence.end();
        isSilent.value = false;
      }

      const clock = setInterval(() => {
        if (isAsked) {
          silence.miss();
          isSilent.value = silence.isLong;
          return;
        }
        isAsked = true;
        // One that refuses is there, too; one that is gone is spoken of by its connection.
        present.client.beat({}).then(answered, answered);
      }, beatMs);
      onCleanup(() => {
        clearInterval(clock);
      });
    },
    { immediate: true },
  );
}
