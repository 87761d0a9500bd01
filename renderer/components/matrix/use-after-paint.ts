import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';

/** A value that follows its source once the frame in which the source changed is painted: for what the eye does not see. */
export function useAfterPaint<T>(source: () => T): Readonly<ShallowRef<T>> {
  const followed = shallowRef(source());
  let frame = 0;
  watch(source, () => {
    cancelAnimationFrame(frame);
    // A task that a frame's callback starts runs after that frame is painted.
    frame = requestAnimationFrame(() => {
      setTimeout(() => {
        followed.value = source();
      });
    });
  });
  onScopeDispose(() => {
    cancelAnimationFrame(frame);
  });
  return followed;
}
