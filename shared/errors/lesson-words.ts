/** What a lesson names: each has names of its own, and a misspelt one is told the nearest. */
export type LessonThing =
  | 'field'
  | 'setting'
  | 'block'
  | 'line'
  | 'attribute'
  | 'tensor'
  | 'phase'
  | 'screen'
  | 'tab'
  | 'quantity'
  | 'part'
  | 'condition';

/** Markdown that a lesson may not hold. */
export type LessonForbidden =
  'html' | 'image' | 'outside-link' | 'reference' | 'footnote' | 'table' | 'rule' | 'heading' | 'check-box' | 'other';

/** What a sample, a unit or an input is one of. */
export type LessonIndex = 'sample' | 'unit' | 'input';
