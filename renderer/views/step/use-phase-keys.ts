import { useEventListener } from '@vueuse/core';
import { phases } from '#shared/explain/phases.ts';
import { useViewStore } from '../../stores/view-store.ts';

/** Elements that use the arrow keys or the space bar themselves. */
const ownKeys =
  'input, textarea, select, [role=grid], [role=menu], [role=radiogroup], [role=tablist], [role=slider], [role=dialog], [role=alertdialog]';

/** One key forward (Right or Space), one back (Left), Home and End: wherever the keyboard is, unless it is used there. */
export function usePhaseKeys(): void {
  const view = useViewStore();

  function target(key: string): number | null {
    switch (key) {
      case 'ArrowRight':
      case ' ':
        return view.phaseNumber + 1;
      case 'ArrowLeft':
        return view.phaseNumber - 1;
      case 'Home':
        return 1;
      case 'End':
        return phases.length;
      default:
        return null;
    }
  }

  useEventListener(document, 'keydown', (event) => {
    const number = target(event.key);
    const element = event.target instanceof Element ? event.target : null;
    if (number === null || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (element?.closest(ownKeys)) return;
    // The space bar presses the button it is on.
    if (event.key === ' ' && element?.closest('button, a, summary')) return;
    event.preventDefault();
    view.goToPhase(number);
  });
}
