/** A whole number from a text: the same each time, unlike for unlike texts. FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

/**
 * The numbers 1 to `count` in an order that `name` decides, the same on every machine, and never the right one where there is
 * another.
 */
export function shuffled(count: number, name: string): readonly number[] {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const byHash = numbers.toSorted(
    (one, other) => hashOf(`${name} ${String(one)}`) - hashOf(`${name} ${String(other)}`),
  );
  if (byHash.some((number, index) => number !== index + 1)) return byHash;
  return [...byHash.slice(1), ...byHash.slice(0, 1)];
}
