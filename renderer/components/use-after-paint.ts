import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';

/** Runs an action once the next frame is painted: for what the eye does not see. Returns a function that calls it off. */
export function afterPaint(action: () => void): () => void {
  // A task that a frame's callback starts runs after that frame is painted.
  let task = 0;
  const frame = requestAnimationFrame(() => {
    task = window.setTimeout(action);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(task);
  };
}

/** A value that follows its source once the frame in which the source changed is painted. */
export function useAfterPaint<T>(source: () => T): Readonly<ShallowRef<T>> {
  const followed = shallowRef(source());
  let callOff: (() => void) | null = null;
  watch(source, () => {
    callOff?.();
    callOff = afterPaint(() => {
      followed.value = source();
    });
  });
  onScopeDispose(() => {
    callOff?.();
  });
  return followed;
}
