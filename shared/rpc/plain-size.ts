import { isTypedArray, maximumFrameBytes } from './codec.ts';
import { isPlainObject, maximumDepth, PlainDataError } from './plain-data.ts';

/** What any value counts, in bytes, beside the letters or numbers it holds: nothing is for nothing, however small. */
const valueBytes = 8;

/**
 * About how many bytes a message takes that goes by structured clone: as exact as a bound of memory needs. An object that is in
 * a message many times over counts each time, as it would in a frame.
 * @throws PlainDataError when it is not plain data, or larger than a frame may be.
 */
export function plainSize(message: unknown): number {
  let bytes = 0;

  function add(more: number): void {
    bytes += valueBytes + more;
    if (bytes > maximumFrameBytes) throw new PlainDataError('a message is too large');
  }

  function measure(value: unknown, depth: number): void {
    if (depth > maximumDepth) throw new PlainDataError(`a message is nested deeper than ${maximumDepth}`);
    if (Array.isArray(value)) {
      // An array of nothing but gaps says how long it is before anyone has gone through it.
      add(value.length * valueBytes);
      for (const item of value) measure(item, depth + 1);
    } else if (isPlainObject(value)) {
      add(0);
      for (const [key, item] of Object.entries(value)) {
        if (key === '__proto__') throw new PlainDataError('a message has a field named __proto__');
        add(2 * key.length);
        measure(item, depth + 1);
      }
    } else if (typeof value === 'string') {
      add(2 * value.length);
    } else if (isTypedArray(value)) {
      add(value.byteLength);
    } else if (value === null || typeof value === 'number' || typeof value === 'boolean' || value === undefined) {
      add(0);
    } else {
      throw new PlainDataError(`a ${typeof value} cannot be sent`);
    }
  }

  measure(message, 0);
  return bytes;
}
