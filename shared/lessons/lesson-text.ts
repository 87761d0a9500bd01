import type { CellReference } from '../explain/explanation.ts';
import type { PhaseId } from '../tensors/phase-ids.ts';

/** Where the screen goes: names of screens and tabs as in the view of a file, the phase by its id, the cell counted from 0. */
export interface Place {
  readonly screen: string | null;
  readonly phase: PhaseId | null;
  readonly cell: CellReference | null;
  /** The view of the whole step, or of phase 12; a tab of Scaling or Training. */
  readonly tab: string | null;
}

/** Text within a line. `latex` is KaTeX's. */
export type LessonInline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'math'; readonly latex: string }
  | { readonly kind: 'emphasis' | 'strong'; readonly children: readonly LessonInline[] }
  | { readonly kind: 'link'; readonly place: Place; readonly children: readonly LessonInline[] }
  | { readonly kind: 'break' };

/** A block of a lesson's text. */
export type LessonBlock =
  | { readonly kind: 'paragraph'; readonly children: readonly LessonInline[] }
  | { readonly kind: 'heading'; readonly depth: number; readonly children: readonly LessonInline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly LessonBlock[])[] }
  | { readonly kind: 'quote'; readonly children: readonly LessonBlock[] }
  | { readonly kind: 'formula'; readonly latex: string }
  | { readonly kind: 'program'; readonly text: string };
