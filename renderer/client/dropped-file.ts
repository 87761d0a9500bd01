import { isDroppedReply } from '#shared/rpc/dropped-file.ts';

/**
 * What the desktop shell knows the file by that is being dropped; null where it is none of the disk. To be called while the drop is
 * handled: the preload script of the desktop window has heard it before, and posts this once.
 */
export function handleOfDropped(): Promise<string | null> {
  return new Promise((resolve) => {
    function receive(event: MessageEvent<unknown>): void {
      if (event.source !== window || !isDroppedReply(event.data)) return;
      window.removeEventListener('message', receive);
      resolve(event.data.handle);
    }
    window.addEventListener('message', receive);
  });
}
