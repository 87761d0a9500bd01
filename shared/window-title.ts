/** What the app is called wherever people read it. */
export const appName = 'Dropout Lab';

/** What a window is called: its document first, which is what tells windows apart in a task bar. */
export function windowTitle(name: string, isMarked: boolean): string {
  return `${isMarked ? '• ' : ''}${name} — ${appName}`;
}
