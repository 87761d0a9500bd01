import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';

/** The longest an action waits for an idle moment, milliseconds. */
const longestWait = 50;

const waiting = new Set<() => void>();

/** Safari has no idle moments: there every task is as good as the next. */
function askForMoment(): void {
  if ('requestIdleCallback' in window) requestIdleCallback(doNext, { timeout: longestWait });
  else setTimeout(doNext);
}

function doNext(): void {
  for (const action of waiting) {
    waiting.delete(action);
    if (waiting.size > 0) askForMoment();
    action();
    return;
  }
}

/**
 * Runs an action in an idle moment that no other one has, behind those that wait already: for what the eye does not see, of which
 * there is so much that together it would hold up the next frame. Returns a function that calls it off.
 */
export function whenIdle(action: () => void): () => void {
  waiting.add(action);
  if (waiting.size === 1) askForMoment();
  return () => waiting.delete(action);
}

/** A value that begins with `first`, and follows its source in an idle moment, or as soon as `catchUp` says. */
export function useWhenIdle<T>(
  source: () => T,
  first: T,
): { readonly value: Readonly<ShallowRef<T>>; readonly catchUp: () => void } {
  const value = shallowRef(first);
  const follow = () => {
    value.value = source();
  };
  let callOff = whenIdle(follow);
  watch(source, () => {
    callOff = whenIdle(follow);
  });
  onScopeDispose(() => {
    callOff();
  });
  return {
    value,
    catchUp: () => {
      callOff();
      follow();
    },
  };
}
