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

/** The parts of a fault that needs none. */
type NoParts = Readonly<Record<string, never>>;
type Shape = readonly number[];

/** The parts of the faults of a lesson, by name, but for those that hold another fault. */
export interface PlainLessonFaults {
  'lesson-too-large': { most: number };
  'lesson-too-many-lines': { most: number };
  'lesson-control-character': NoParts;
  'lesson-line-too-long': { most: number };
  'lesson-piece-too-long': { most: number };
  'lesson-too-deep': { most: number };
  'lesson-without-text': NoParts;

  'lesson-no-front-matter': NoParts;
  'lesson-front-matter-open': NoParts;
  'lesson-front-matter-too-long': { most: number };
  'lesson-front-matter-no-fields': NoParts;
  'lesson-yaml': NoParts;
  'lesson-yaml-colon': NoParts;
  'lesson-yaml-tab': NoParts;
  'lesson-yaml-open': NoParts;
  'lesson-yaml-indent': NoParts;
  'lesson-yaml-reference': NoParts;
  'lesson-field-twice': NoParts;
  'lesson-field-missing': { field: string };
  'lesson-seed': NoParts;
  'lesson-id-form': { id: string };

  /** `near` is what was probably meant; null: none is near, and `known` are all there are (empty where they are too many). */
  'lesson-unknown': { what: LessonThing; name: string; near: string | null; known: readonly string[] };

  'lesson-forbidden': { what: LessonForbidden };
  'lesson-link-space': NoParts;
  'lesson-code-open': NoParts;
  'lesson-formula-open': NoParts;
  'lesson-formula-braces': NoParts;
  'lesson-formula-empty': NoParts;

  'lesson-colons': NoParts;
  'lesson-close-stray': NoParts;
  'lesson-not-closed': { name: string };
  'lesson-nested': { name: string; inside: string; line: number };
  'lesson-is-line': { name: string };
  'lesson-is-block': { name: string };
  'lesson-one-colon': { name: string };
  'lesson-outside-task': { name: string };
  'lesson-inside-task': { name: string };
  'lesson-label-open': { name: string };
  'lesson-label-empty': { name: string };
  'lesson-text-behind': { text: string };
  'lesson-no-attributes': { name: string };
  'lesson-why-twice': { line: number };

  'lesson-attribute-unreadable': { text: string };
  'lesson-attribute-twice': { attribute: string };
  'lesson-attribute-empty': { attribute: string };
  'lesson-attribute-missing': { name: string; attribute: string };
  'lesson-class': { text: string };
  'lesson-curly-quotes': NoParts;
  'lesson-task-without-id': { name: string };
  'lesson-id-twice': { id: string; line: number };

  'lesson-place-empty': NoParts;
  'lesson-tab-elsewhere': { tab: string; screen: string };
  'lesson-cell-form': { text: string };
  'lesson-cell-indices': { tensor: string; form: string };
  'lesson-from-one': { text: string };

  'lesson-literal-number': { text: string };
  'lesson-quantity-form': { text: string };
  'lesson-arguments': { form: string };
  /** `example` is a set as it is written in every language. */
  'lesson-set-form': { text: string; example: string };
  'lesson-set-part': { part: string; tensor: string };
  'lesson-set-condition': { condition: string; tensor: string };
  'lesson-set-row': { part: string; tensor: string };
  'lesson-single-number': { tensor: string };

  'lesson-no-question': { name: string };
  'lesson-no-choices': NoParts;
  'lesson-one-choice': NoParts;
  'lesson-no-right-choice': NoParts;
  'lesson-choice-unmarked': NoParts;
  'lesson-item-empty': NoParts;
  'lesson-item-twice': { line: number };
  'lesson-no-order': NoParts;
  'lesson-order-short': NoParts;
  'lesson-order-unnumbered': NoParts;
  'lesson-behind-list': NoParts;

  'lesson-cell-outside': { cell: string; shape: Shape };
  'lesson-index-outside': { what: LessonIndex; index: number; most: number };
  'lesson-several-outputs': { quantity: string };
  'lesson-plain-sgd': { quantity: string };
}
