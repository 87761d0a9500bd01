import { useEventListener } from '@vueuse/core';
import { shellFacts } from '../../client/shell-facts.ts';
import { useLinks } from './use-links.ts';

/**
 * Returns what opens the experiment this page was opened with, and from then on those of links that are opened in it: to be called once
 * the window has what it goes on with, for that is asked about.
 */
export function useOpenedLinks(): () => void {
  const { open } = useLinks();
  let isBegun = false;
  const look = (): void => {
    if (isBegun && shellFacts().hasLinks) void open();
  };
  useEventListener(window, 'hashchange', look);
  return () => {
    isBegun = true;
    look();
  };
}
