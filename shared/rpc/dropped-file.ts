/**
 * How a desktop window learns of a file that was dropped on it: the preload script hears the drop itself, for it alone can read the
 * file's path, and tells the main process; what comes back is posted to the page. A page can name no path.
 */
export interface DroppedReply {
  readonly type: 'dropout-lab:dropped';
  /** What the main process knows the file by; null where it is none of the disk. */
  readonly handle: string | null;
}

/** The channel of a drop: the path goes to the main process, the handle comes back. */
export const droppedChannel = 'dropout-lab:dropped';

export function droppedReply(handle: string | null): DroppedReply {
  return { type: droppedChannel, handle };
}

/** Whether a message that arrived at the window tells of the file that was dropped. */
export function isDroppedReply(value: unknown): value is DroppedReply {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('handle' in value)) return false;
  return value.type === droppedChannel && (value.handle === null || typeof value.handle === 'string');
}
