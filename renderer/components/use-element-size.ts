import { onScopeDispose, shallowRef, watch, type Ref } from 'vue';

/** The size of an element's content box in CSS pixels, kept up to date; 0 by 0 before it is on screen. */
export function useElementSize(element: Ref<HTMLElement | null>) {
  const width = shallowRef(0);
  const height = shallowRef(0);
  const observer = new ResizeObserver(([entry]) => {
    if (!entry) return;
    width.value = entry.contentRect.width;
    height.value = entry.contentRect.height;
  });
  watch(
    element,
    (next, previous) => {
      if (previous) observer.unobserve(previous);
      if (next) observer.observe(next);
    },
    { immediate: true, flush: 'post' },
  );
  onScopeDispose(() => {
    observer.disconnect();
  });
  return { width, height };
}
