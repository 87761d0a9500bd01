/** How deep arrays and objects may be nested in a message. */
export const maximumDepth = 32;

/** A value that is not plain data, or a frame that does not hold any: refused before anything is done with it. */
export class PlainDataError extends Error {
  override readonly name = 'PlainDataError';
}

/** Whether a value is an object that consists of nothing but its fields. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * A deep copy of plain data in which `mapLeaf` replaced everything that is neither an array nor a plain object.
 * @throws PlainDataError when the value is nested deeper than `maximumDepth` or names a prototype.
 */
export function mapPlainData(value: unknown, mapLeaf: (leaf: unknown) => unknown, depth = 0): unknown {
  if (depth > maximumDepth) throw new PlainDataError(`a message is nested deeper than ${maximumDepth}`);
  if (Array.isArray(value)) return Array.from(value, (item) => mapPlainData(item, mapLeaf, depth + 1));
  if (!isPlainObject(value)) return mapLeaf(value);
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    // Assigning this key would replace the copy's prototype instead of adding a field.
    if (key === '__proto__') throw new PlainDataError('a message has a field named __proto__');
    copy[key] = mapPlainData(item, mapLeaf, depth + 1);
  }
  return copy;
}

/**
 * A deep copy without the proxies a user interface may have wrapped around its state, which a port refuses to clone;
 * typed arrays are shared, not copied.
 */
export function plainCopy(value: unknown): unknown {
  return mapPlainData(value, (leaf) => leaf);
}
