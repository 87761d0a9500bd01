/**
 * Why a connection ended: what one side tells the other, in a word that fits into the close frame of a WebSocket. Each is the name of a
 * fault whose text is a clause.
 */
export const closeReasons = [
  'closed-by-window',
  'used-elsewhere',
  'no-access',
  'too-many-guesses',
  'too-many-windows',
  'window-gone',
  'window-silent',
  'other-side-gone',
  'host-gone',
  'host-unheard',
  'trainer-not-starting',
  'trainer-stopped',
  'trainer-killed',
  'trainer-out-of-memory',
  'trainer-started-again',
  'app-closing',
  'no-longer-served',
  'protocol-broken',
  'frame-malformed',
  'frame-not-binary',
  'answers-unread',
] as const;
export type CloseReason = (typeof closeReasons)[number];

/** The reason a side was told; one without a word, or with one of another program, just went away. */
export function closeReasonIn(text: unknown): CloseReason {
  return closeReasons.find((reason) => reason === text) ?? 'other-side-gone';
}
