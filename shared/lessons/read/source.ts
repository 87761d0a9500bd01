/** Lines of a file, from line `first` on, which counts from 1. */
export interface SourceLines {
  readonly first: number;
  readonly lines: readonly string[];
}

/** Whether lines hold nothing but spaces. */
export function isBlank({ lines }: SourceLines): boolean {
  return lines.every((line) => line.trim() === '');
}
