import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';

/** A link that was made, and what it holds. */
export interface MadeLink {
  readonly address: string;
  readonly document: ExperimentDocument;
  /** Whether the notes were too long for it. */
  readonly leavesNotesOut: boolean;
}

/** The link that was asked for last, until the user has read of it. */
export const useLinkStore = defineStore('link', () => {
  const made = shallowRef<MadeLink | null>(null);
  /** Whether the browser has put it into its clipboard. */
  const isCopied = shallowRef(false);

  function dismiss(): void {
    made.value = null;
  }

  return { made, isCopied, dismiss };
});
