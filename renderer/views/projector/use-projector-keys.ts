import { useEventListener } from '@vueuse/core';

/** What the keys of the projector and of a presenter's remote do. */
export interface ProjectorActions {
  readonly forward: (isHeld: boolean) => void;
  readonly back: (isHeld: boolean) => void;
  readonly leave: () => void;
}

function actionOf(key: string): keyof ProjectorActions | null {
  switch (key) {
    case 'PageDown':
    case 'ArrowRight':
    case ' ':
    case 'Enter':
      return 'forward';
    case 'PageUp':
    case 'ArrowLeft':
      return 'back';
    case 'Escape':
      return 'leave';
    default:
      return null;
  }
}

/** Hears the keys of the projector wherever the focus is, unless they mean something there. */
export function useProjectorKeys(actions: ProjectorActions): void {
  useEventListener(document, 'keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const element = event.target instanceof Element ? event.target : null;
    // A dialog in front of it has its own Escape.
    if (element?.closest('[role=dialog], [role=alertdialog]')) return;
    const isRemote = event.key.startsWith('Page') || event.key === 'Escape';
    // Arrows move in a grid and in the choice of decimals; Enter and Space press what they are on.
    if (!isRemote && element?.closest('[role=grid], [role=radiogroup], button')) return;
    const action = actionOf(event.key);
    if (!action) return;
    actions[action](event.repeat);
    event.preventDefault();
  });
}
