import { useMediaQuery } from '@vueuse/core';
import { storeToRefs } from 'pinia';
import { computed, nextTick } from 'vue';
import { useHidingStore } from '../../stores/hiding-store.ts';
import { useLessonStore } from '../../stores/lesson-store.ts';
import { useViewChoices } from '../../stores/view-choices.ts';
import { useViewStore } from '../../stores/view-store.ts';

/** The element of the explanation. */
export const explanationId = 'explanation';

/** Whether the Step screen shows the explanation of the selected cell. */
export function useExplanationPlace() {
  const { view } = storeToRefs(useViewStore());
  const hiding = useHidingStore();
  const lessonStore = useLessonStore();
  const { isOpen: isLesson } = storeToRefs(lessonStore);
  const { panelFolded } = storeToRefs(useViewChoices());
  /** The loom has what a view is made of; what cannot be shown part by part gives way to it. */
  const isGated = computed(() => hiding.isPlaceHidden(view.value));
  /** These need the full width: their reasons stand in the picture. */
  const isWide = computed(() => view.value === 'update' || (view.value === 'derivation' && !isGated.value));
  /** On a small window the digits need the room more than the explanation does. */
  const isNarrow = window.innerWidth < 1180;
  /** Beside a lesson the explanation opens where there is room for both. What a task asks for is hidden in it as everywhere. */
  const hasRoomForBoth = useMediaQuery('(width >= 1600px)');
  const folded = computed(() => panelFolded.value ?? (isNarrow || (isLesson.value && !hasRoomForBoth.value)));

  function fold(): void {
    panelFolded.value = true;
  }

  /** Shows it; on a small window the lesson gives way to it, and where it stands below the picture the window goes there. */
  async function unfold(): Promise<void> {
    panelFolded.value = false;
    if (isLesson.value && window.innerWidth < 1300) lessonStore.isFolded = true;
    await nextTick();
    document.getElementById(explanationId)?.scrollIntoView({ block: 'nearest' });
  }

  return { isGated, isWide, folded, fold, unfold };
}
