/** What helps to write a lesson, each a lesson itself: how it is done, and one to begin with. Markdown. */
export interface LessonWriting {
  readonly guide: string;
  readonly template: string;
}
