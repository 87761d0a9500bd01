import type { Document, ErrorCode } from 'yaml';
import { visit } from 'yaml';
import type { Fault } from '../../errors/fault.ts';
import { lessonFault } from '../lesson-fault.ts';

/** What an error of the YAML parser means to whoever writes a lesson. */
export function yamlFault(code: ErrorCode): Fault {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return lessonFault('lesson-yaml-colon');
    case 'TAB_AS_INDENT':
      return lessonFault('lesson-yaml-tab');
    case 'MISSING_CHAR':
      return lessonFault('lesson-yaml-open');
    case 'BAD_INDENT':
      return lessonFault('lesson-yaml-indent');
    case 'DUPLICATE_KEY':
      return lessonFault('lesson-field-twice');
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_PROP_ORDER':
      return lessonFault('lesson-yaml-reference');
    default:
      return lessonFault('lesson-yaml');
  }
}

/** Where values are named, named again or tagged, as offsets in the text. */
export function references(document: Document): readonly number[] {
  const found: number[] = [];
  visit(document, {
    Alias: (_, { range }) => void found.push(range?.[0] ?? 0),
    Value: (_, node) => {
      if (node.anchor !== undefined || node.tag?.startsWith('!') === true) found.push(node.range?.[0] ?? 0);
    },
  });
  return found;
}
