import type { Fault } from '#shared/errors/fault.ts';
import type { DocumentFile } from './file-access.ts';

/** What one tab hands over to another: its experiment as the bytes of a file, and what stands beside that. */
export interface HandedWork {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly file: DocumentFile | null;
  readonly isUnsaved: boolean;
  /** When the tab saved it by itself, as an ISO time: another copy of the same; null when it did not. */
  readonly autosavedAt: string | null;
  /** How many trainings that waited for their turn there were not begun. */
  readonly unbegun: number;
}

/** What tabs of one browser say to each other; `asker` is the tab a conversation began with. */
export type TabMessage =
  | { readonly kind: 'ask'; readonly asker: string }
  /** The tab that has the app has heard, and prepares what it hands over. */
  | { readonly kind: 'heard'; readonly asker: string }
  /** `work` is null where nothing was begun. */
  | { readonly kind: 'handed-over'; readonly asker: string; readonly work: HandedWork | null }
  | { readonly kind: 'kept'; readonly asker: string; readonly reason: Fault };

/** The way to the other tabs: of the same browser, host and port. */
export interface TabChannel {
  post(message: TabMessage): void;
  /** Returns the way out. */
  onMessage(listener: (message: TabMessage) => void): () => void;
}

/** A file the browser knows can be handed on in most browsers; where not, it is asked for when it is saved next. */
function withoutHandle(message: TabMessage): TabMessage {
  if (message.kind !== 'handed-over' || !message.work?.file) return message;
  return { ...message, work: { ...message.work, file: { ...message.work.file, handle: null } } };
}

export function openTabChannel(): TabChannel {
  const channel = new BroadcastChannel('dropout-lab.tab');
  return {
    post(message) {
      try {
        channel.postMessage(message);
      } catch {
        channel.postMessage(withoutHandle(message));
      }
    },
    onMessage(listener) {
      const hear = ({ data }: MessageEvent<TabMessage>): void => listener(data); // only our own pages have this channel
      channel.addEventListener('message', hear);
      return () => {
        channel.removeEventListener('message', hear);
      };
    },
  };
}
