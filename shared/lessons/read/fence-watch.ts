/** What is open: a program between lines of ``` or ~~~, or a formula between lines of $$. */
interface OpenFence {
  readonly mark: string;
  readonly line: number;
  readonly isFormula: boolean;
}

const program = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(?:(`{3,})[^`]*|(~{3,}).*)$/;
const formula = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(\${2,})[^$]*$/;

/** Tells, line by line, what is a program or a formula, where nothing else has a meaning. */
export class FenceWatch {
  #open: OpenFence | null = null;

  /** What has been opened and not closed. */
  get open(): OpenFence | null {
    return this.#open;
  }

  /** Whether a line belongs to a program or a formula, or opens or closes one. */
  isInside(line: string, number: number): boolean {
    if (this.#open !== null) {
      const { mark } = this.#open;
      const text = line.replace(/^[\s>]*/, '').trimEnd();
      if (text.length >= mark.length && text === (mark[0] ?? '').repeat(text.length)) this.#open = null;
      return true;
    }
    const [, ticks, tildes] = program.exec(line) ?? [];
    const [, dollars] = formula.exec(line) ?? [];
    const mark = ticks ?? tildes ?? dollars;
    if (mark === undefined) return false;
    this.#open = { mark, line: number, isFormula: dollars !== undefined };
    return true;
  }
}
