import { lessonFault } from '../lesson-fault.ts';
import type { FaultList } from './fault-list.ts';
import { told, unknownName } from './names.ts';

/** The attributes of a block: its `#id`, and values by name. */
export interface Attributes {
  readonly id: string | null;
  readonly values: Readonly<Partial<Record<string, string>>>;
}

/** Of one attribute: an id, a class, or a name with a value in double, single or no quotes. */
const attribute =
  /\s*(?:#([^\s"'{}=#.]+)|\.([^\s"'{}=]+)|([A-Za-z][\w-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+)))?)(?=[\s#}.]|$)/y;

/**
 * Reads what stands between { and } behind the name of a block.
 * @param allowed the names there are; `null`: none, and no id either.
 */
export function readAttributes(text: string, line: number, allowed: readonly string[], faults: FaultList): Attributes {
  if (/[“”„«»]/.test(text)) {
    faults.add(line, lessonFault('lesson-curly-quotes'));
    return { id: null, values: {} };
  }
  let id: string | null = null;
  const values: Partial<Record<string, string>> = {};
  attribute.lastIndex = 0;
  while (attribute.lastIndex < text.trimEnd().length) {
    const from = attribute.lastIndex;
    const [, idHere, className, name, ...quoted]: readonly (string | undefined)[] = attribute.exec(text) ?? [];
    const value = quoted.find((each) => each !== undefined);
    if (idHere !== undefined) {
      if (id !== null) faults.add(line, lessonFault('lesson-attribute-twice', { attribute: '#id' }));
      id = idHere;
    } else if (className !== undefined) {
      faults.add(line, lessonFault('lesson-class', { text: told(className) }));
    } else if (name === undefined) {
      faults.add(line, lessonFault('lesson-attribute-unreadable', { text: told(text.slice(from)) }));
      break;
    } else if (!allowed.includes(name)) {
      faults.add(line, unknownName('attribute', name, allowed));
    } else if (value === undefined || value.trim() === '') {
      faults.add(line, lessonFault('lesson-attribute-empty', { attribute: name }));
    } else if (Object.hasOwn(values, name)) {
      faults.add(line, lessonFault('lesson-attribute-twice', { attribute: name }));
    } else {
      values[name] = value.trim();
    }
  }
  return { id, values };
}
