import type { KeyUse } from './key-table.ts';

/** What is done with a mouse or with fingers, and the key that does the same; in the order of the sheet. */
export const gestureTable = {
  select: 'moveCell',
  menu: 'cellMenu',
  toggle: 'toggleCell',
  zoom: 'zoomMatrix',
  phases: 'nextPhase',
  open: 'open',
  title: null,
} as const satisfies Readonly<Record<string, KeyUse | null>>;
export type Gesture = keyof typeof gestureTable;
