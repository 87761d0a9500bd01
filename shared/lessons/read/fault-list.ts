import type { Fault } from '../../errors/fault.ts';
import type { LessonFault } from '../lesson-fault.ts';

/** So many faults of one file are told. */
const mostFaults = 50;

/** The faults of one file as they are found. */
export class FaultList {
  readonly #faults: LessonFault[] = [];

  /** Adds what is wrong in a line, counted from 1. */
  add(line: number, fault: Fault): void {
    this.#faults.push({ line, fault });
  }

  /** The first `mostFaults` in the order of their lines; the same in one line once. */
  inOrder(): readonly LessonFault[] {
    const keys = new Set<string>();
    const once = this.#faults.filter((found) => {
      const key = JSON.stringify(found);
      return !keys.has(key) && keys.add(key);
    });
    return once.toSorted((one, other) => one.line - other.line).slice(0, mostFaults);
  }
}
