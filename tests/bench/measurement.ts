/** What was measured for a row of the table, or why it could not be. */
export type Measurement = Measured | { readonly id: string; readonly skipped: string };

export interface Measured {
  readonly id: string;
  readonly value: number;
  /** How it was measured, and the figures behind it. */
  readonly detail: string;
  /** The goal, where it depends on the machine. */
  readonly limit?: number;
}

/** A row of the table: `met` when the value is at most (or, where the goal says so, at least) the limit. */
export interface Row {
  readonly id: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
  readonly met: boolean;
  readonly detail: string;
}
