import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { explainIssue, ruleIn } from '../../errors/zod-rules.ts';
import { lessonFault } from '../lesson-fault.ts';
import type { FaultList } from './fault-list.ts';
import { fieldNames, frontMatterSchema, settingNames, type FrontMatter } from './front-matter-schema.ts';
import { told, unknownName } from './names.ts';
import type { SourceLines } from './source.ts';
import { references, yamlFaults } from './yaml-fault.ts';

/** The most lines of a front matter, and how deep its brackets are nested at most: an experiment is one pair of braces. */
const mostLines = 100;
const mostDepth = 8;

/** A line that begins or ends the front matter. */
export function isFrontMatterMark(line: string): boolean {
  return /^---\s*$/.test(line);
}

/** Where a node of the document stands. */
class Places {
  readonly #document: Document;
  readonly #counter: LineCounter;
  readonly #first: number;

  constructor(document: Document, counter: LineCounter, first: number) {
    this.#document = document;
    this.#counter = counter;
    this.#first = first;
  }

  /** The line of an offset. */
  lineAt(offset: number): number {
    return this.#counter.linePos(offset).line + this.#first - 1;
  }

  /** The line of a field by its path, or of the nearest one around it that is there. */
  lineOf(path: readonly PropertyKey[]): number {
    for (let length = path.length; length > 0; length -= 1) {
      const offset = this.#offsetOf(path.slice(0, length));
      if (offset !== null) return this.lineAt(offset);
    }
    return this.#first - 1;
  }

  #offsetOf(path: readonly PropertyKey[]): number | null {
    const map = path.length === 1 ? this.#document.contents : this.#document.getIn(path.slice(0, -1), true);
    if (!isMap(map)) return null;
    const pair = map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
    return isPair(pair) && isNode(pair.key) ? (pair.key.range?.[0] ?? null) : null;
  }
}

/**
 * The fields between the two lines `---`; null where something is wrong with them.
 * @param source the lines between them.
 */
export function readFrontMatter(source: SourceLines, faults: FaultList): FrontMatter | null {
  const { first, lines } = source;
  if (lines.length > mostLines) {
    faults.add(first + mostLines, lessonFault('lesson-front-matter-too-long', { most: mostLines }));
    return null;
  }
  const deep = lines.findIndex(
    (line) => line.replace(/[^[{]|/g, '').length > mostDepth || /^\s*([-?]\s+){4}/.test(line),
  );
  if (deep !== -1) {
    faults.add(first + deep, lessonFault('lesson-yaml'));
    return null;
  }
  const counter = new LineCounter();
  const document = parseDocument(lines.join('\n'), { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
  const places = new Places(document, counter, first);
  const malformed = yamlFaults(document);
  for (const { offset, fault } of malformed) faults.add(places.lineAt(offset), fault);
  if (malformed.length > 0) return null;
  if (!isMap(document.contents)) {
    faults.add(first - 1, lessonFault('lesson-front-matter-no-fields'));
    return null;
  }
  const named = references(document);
  for (const offset of named) faults.add(places.lineAt(offset), lessonFault('lesson-yaml-reference'));
  if (named.length > 0) return null;
  const fields: unknown = document.toJS();
  const checked = frontMatterSchema.safeParse(fields, { error: explainIssue });
  if (checked.success) return onlyGiven(checked.data, fields);
  for (const issue of checked.error.issues) reportIssue(issue, document, places, faults);
  return null;
}

/** Without the settings that the schema fills in: a lesson's experiment has those that stand in it. */
function onlyGiven(matter: FrontMatter, fields: unknown): FrontMatter {
  const given = (fields as { readonly experiment: object }).experiment; // as was just checked
  const { seed, steps, ...settings } = matter.experiment;
  const kept = Object.fromEntries(Object.entries(settings).filter(([name]) => Object.hasOwn(given, name)));
  return { ...matter, experiment: { seed, steps, ...kept } };
}

function reportIssue(issue: z.core.$ZodIssue, document: Document, places: Places, faults: FaultList): void {
  const { path } = issue;
  const line = places.lineOf(path);
  const field = path.join('.');
  const isSetting = path[0] === 'experiment';
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const unknown = isSetting ? unknownName('setting', key, settingNames) : unknownName('field', key, fieldNames);
      faults.add(places.lineOf([...path, key]), unknown);
    }
  } else if (!document.hasIn(path)) {
    faults.add(line, lessonFault('lesson-field-missing', { field }));
  } else if (field === 'experiment.seed') {
    faults.add(line, lessonFault('lesson-seed'));
  } else if (field === 'id' && issue.code === 'invalid_format') {
    faults.add(line, lessonFault('lesson-id-form', { id: told(String(document.getIn(path))) }));
  } else {
    faults.add(line, lessonFault('lesson-field', { field, rule: ruleIn(issue) }));
  }
}
