/** Whether a file is a lesson, by its name. */
export function isLessonFile(name: string): boolean {
  return /\.lesson\.md$/i.test(name);
}
