/**
 * One step of an exported program: what it is for, in Markdown that reads well as comments too, and its Python. Sections run in
 * their order; a script joins them, a notebook has two cells for each. No line of Python names anything an earlier section
 * has not made.
 */
export interface ScriptSection {
  readonly title: string;
  readonly prose: string;
  readonly code: string;
}
