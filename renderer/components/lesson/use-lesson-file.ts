import { useIntervalFn } from '@vueuse/core';
import { storeToRefs } from 'pinia';
import { watch } from 'vue';
import { useFileStore } from '../../stores/file-store.ts';
import { useLessonStore } from '../../stores/lesson-store.ts';
import { useFileActions } from '../file/use-file-actions.ts';
import { openLessonFile } from './open-lesson.ts';

/** How often a lesson's file is looked at while it is open, in milliseconds. */
const everyMs = 1000;

/** Shows a lesson's file again whenever it was changed, as far as the window can read it by itself. */
export function useLessonFile(): void {
  const store = useLessonStore();
  const fileStore = useFileStore();
  const { file, isFollowed } = storeToRefs(store);
  const { mayLeave } = useFileActions();
  /** When the file was changed last; null: not looked at yet. */
  let modified: number | null = null;
  let isLooking = false;

  async function look(): Promise<void> {
    const open = file.value;
    if (open === null || !isFollowed.value || isLooking) return;
    isLooking = true;
    const changed = await fileStore.files.readChanged(open, modified ?? -1).catch(() => null); // it may be written just now
    isLooking = false;
    if (changed === null || file.value?.handle !== open.handle) return;
    const isFirst = modified === null;
    modified = changed.modified;
    if (!isFirst) await openLessonFile(changed.file, mayLeave);
  }

  watch(
    () => file.value?.handle,
    () => {
      modified = null;
      void look();
    },
    { immediate: true },
  );
  useIntervalFn(() => void look(), everyMs);
}
