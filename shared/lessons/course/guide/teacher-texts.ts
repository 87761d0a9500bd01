/**
 * What helps to teach, in Markdown, each a lesson without tasks or with: how to teach with the app, in which `{{file.save}}` stands for
 * the text of that name in the window's language; how a lesson is written; and one to begin with.
 */
export interface TeacherTexts {
  readonly teaching: string;
  readonly writing: string;
  readonly template: string;
}
