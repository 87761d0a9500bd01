/** One thing of a strip: what is said of it, its bar and what stands under it. */
export interface StripItem<Key extends string> {
  readonly key: Key;
  /** The sentence for readers, and the tooltip. */
  readonly sentence: string;
  /** The height of its bar from 0 to 1; null where there is none. */
  readonly share: number | null;
  /** Under the bar: a number, or a mark. */
  readonly number: string;
}

/** Neighbours of a strip under one title. */
export interface StripGroup<Key extends string> {
  readonly id: string;
  readonly title: string;
  readonly items: readonly StripItem<Key>[];
  /** How much room it takes beside the others; as much as it has items where it is left out. */
  readonly room?: number;
}
