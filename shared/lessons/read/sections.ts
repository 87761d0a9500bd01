import { lessonFault } from '../lesson-fault.ts';
import type { FaultList } from './fault-list.ts';
import { FenceWatch } from './fence-watch.ts';
import { lineDirective, type LineDirective } from './line-directive.ts';
import { told } from './names.ts';
import { isBlank, type SourceLines } from './source.ts';

/** A block `:::name{attributes}` ... `:::`. What its lines `::name[…]` say stands in `directives`; in `body` they are blank. */
export interface BlockSection {
  readonly kind: 'block';
  readonly name: string;
  readonly attributes: string;
  readonly line: number;
  readonly body: SourceLines;
  readonly directives: readonly LineDirective[];
}

/** What the text of a lesson consists of, in its order. */
export type Section =
  | BlockSection
  | { readonly kind: 'text'; readonly body: SourceLines }
  | { readonly kind: 'line'; readonly directive: LineDirective };

const colons = /^\s*(:{3,})\s*(.*?)\s*$/;
const opening = /^([A-Za-z][\w-]*)\s*(\[[^\]]*\])?\s*(?:\{([^}]*)\})?\s*(.*)$/;

interface Opened {
  readonly name: string;
  readonly attributes: string;
  readonly line: number;
}

/** Cuts a text into its blocks and what stands between them. Markdown is not read here, but what is a program or a formula is left alone. */
export class SectionReader {
  readonly #source: SourceLines;
  readonly #faults: FaultList;
  readonly #fences = new FenceWatch();
  readonly #sections: Section[] = [];
  #opened: Opened | null = null;
  #body: string[] = [];
  #bodyFirst: number;
  #directives: LineDirective[] = [];
  /** The block that the open one was opened in; null: none, as it should be. */
  #nestedIn: Opened | null = null;

  constructor(source: SourceLines, faults: FaultList) {
    this.#source = source;
    this.#faults = faults;
    this.#bodyFirst = source.first;
  }

  /** The sections of the text. */
  read(): readonly Section[] {
    const { first, lines } = this.#source;
    for (let index = 0; index < lines.length; index += 1) {
      const line = lines[index] ?? '';
      if (this.#fences.isInside(line, first + index)) this.#body.push(line);
      else index += this.#take(index, line) - 1;
    }
    const { open } = this.#fences;
    if (open !== null)
      this.#faults.add(open.line, lessonFault(open.isFormula ? 'lesson-formula-open' : 'lesson-code-open'));
    else if (this.#opened !== null) {
      this.#faults.add(this.#opened.line, lessonFault('lesson-not-closed', { name: this.#opened.name }));
    }
    this.#close();
    return this.#sections;
  }

  /** Takes the line at an index, and what belongs to it; says how many lines those are. */
  #take(index: number, line: string): number {
    const number = this.#source.first + index;
    const [, marks, rest = ''] = colons.exec(line) ?? [];
    if (marks !== undefined) {
      if (rest !== '') return this.#begin(rest, number);
      return this.#opened !== null && this.#nestedIn !== null ? this.#endNested(index) : this.#end(number);
    }
    const directive = lineDirective(this.#source, index, this.#faults);
    if (directive === null) {
      this.#body.push(line);
      return 1;
    }
    if (this.#opened === null) {
      this.#close();
      this.#sections.push({ kind: 'line', directive });
      this.#bodyFirst = number + directive.lines;
    } else {
      this.#directives.push(directive);
      for (let count = 0; count < directive.lines; count += 1) this.#body.push('');
    }
    return directive.lines;
  }

  #begin(rest: string, line: number): number {
    const [, name, label, attributes = '', behind = ''] = opening.exec(rest) ?? [];
    if (name === undefined) {
      this.#faults.add(line, lessonFault('lesson-colons'));
      this.#body.push('');
      return 1;
    }
    const stray = [label ?? '', behind].find((text) => text !== '') ?? '';
    const isBraceOpen = stray.startsWith('{');
    if (isBraceOpen) this.#faults.add(line, lessonFault('lesson-attribute-unreadable', { text: told(stray) }));
    else if (stray !== '') this.#faults.add(line, lessonFault('lesson-text-behind', { text: told(stray) }));
    if (this.#opened !== null) {
      // What the outer block holds is not known any more: it is left out.
      const { name: inside, line: from } = this.#opened;
      this.#faults.add(line, lessonFault('lesson-nested', { name, inside, line: from }));
      this.#nestedIn = this.#opened;
      this.#drop();
    }
    this.#close();
    this.#opened = { name, attributes: isBraceOpen ? stray.slice(1) : attributes, line };
    this.#bodyFirst = line + 1;
    return 1;
  }

  #end(line: number): number {
    if (this.#opened === null) this.#faults.add(line, lessonFault('lesson-close-stray'));
    this.#close();
    this.#bodyFirst = line + 1;
    return 1;
  }

  /** Ends a block within another one, and with it that one if it goes on to an end of its own. */
  #endNested(index: number): number {
    const { first, lines } = this.#source;
    this.#nestedIn = null;
    this.#end(first + index);
    const next = lines.findIndex((line, at) => at > index && colons.test(line));
    const goesOn = /^\s*:+\s*$/.test(lines[next] ?? '');
    const taken = goesOn ? next - index + 1 : 1;
    this.#bodyFirst = first + index + taken;
    return taken;
  }

  #drop(): void {
    this.#opened = null;
    this.#body = [];
    this.#directives = [];
  }

  /** Ends what is open. */
  #close(): void {
    const body = { first: this.#bodyFirst, lines: this.#body };
    if (this.#opened !== null) {
      this.#sections.push({ kind: 'block', ...this.#opened, body, directives: this.#directives });
    } else if (!isBlank(body)) {
      this.#sections.push({ kind: 'text', body });
    }
    this.#drop();
  }
}
