import type { GradedFile } from './graded-file.ts';

/** All files as one JSON array, an object a line; a difference that is not finite is null. */
export function gradeJson(files: readonly GradedFile[]): string {
  return `[\n ${files.map((graded) => JSON.stringify(graded)).join(',\n ')}\n]\n`;
}
