import type { Fault } from '../../errors/fault.ts';
import type { LessonThing } from '../../errors/lesson-words.ts';
import { lessonFault } from '../lesson-fault.ts';

/** Longer words are never a slip of the hand. */
const longestName = 60;

/** How many letters must be changed, added, left out or swapped with their neighbour to make one word of the other. */
function distance(one: string, other: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const changed = (last[column - 1] ?? 0) + (isSame ? 0 : 1);
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const swapped = isSwapped ? (before[column - 2] ?? Infinity) + 1 : Infinity;
      next.push(Math.min(changed, (last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, swapped));
    }
    before = last;
    last = next;
  }
  return last[other.length] ?? Infinity;
}

/** The name a misspelt one was probably meant to be; null where none is near. Capitals and separators count for nothing. */
function nearestName(name: string, names: readonly string[]): string | null {
  if (name.length > longestName) return null;
  const plain = (text: string) => text.toLowerCase().replace(/[\s._-]/g, '');
  const wanted = plain(name);
  let [nearest, least]: [string | null, number] = [null, Infinity];
  for (const candidate of names) {
    const far = distance(wanted, plain(candidate));
    if (far < least) [nearest, least] = [candidate, far];
  }
  return least <= Math.max(1, Math.floor(wanted.length / 3)) ? nearest : null;
}

/** The most names that are told one by one. */
const mostKnown = 14;
/** So much of a name is told. */
const longestTold = 80;

/** Says that there is nothing of a name. @param meant what was meant, where it is known otherwise than by its letters. */
export function unknownName(
  what: LessonThing,
  name: string,
  names: readonly string[],
  meant: string | null = null,
): Fault {
  const near = meant ?? nearestName(name, names);
  const known = near === null && names.length <= mostKnown ? names : [];
  return lessonFault('lesson-unknown', { what, name: name.slice(0, longestTold), near, known });
}

/** What of a text is told in a fault. */
export function told(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > longestTold ? `${trimmed.slice(0, longestTold)}…` : trimmed;
}
