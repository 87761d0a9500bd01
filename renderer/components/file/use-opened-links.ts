import { useEventListener } from '@vueuse/core';
import { shell } from '../../client/shell.ts';
import { hasLinks, useLinks } from './use-links.ts';

/**
 * Returns what opens the experiment this page was opened with, and from then on those of links that are opened in it: to be called once
 * the window has what it goes on with, for that is asked about.
 */
export function useOpenedLinks(): () => void {
  const { open } = useLinks();
  let isBegun = false;
  const look = (): void => {
    if (isBegun && hasLinks[shell]) void open();
  };
  useEventListener(window, 'hashchange', look);
  return () => {
    isBegun = true;
    look();
  };
}
