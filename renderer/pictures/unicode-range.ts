/** Whether a `unicode-range` such as `U+0-FF, U+131` has one of these characters; without a range it has all. */
export function coversAny(unicodeRange: string, characters: ReadonlySet<number>): boolean {
  if (unicodeRange.trim() === '') return true;
  return unicodeRange.split(',').some((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    const first = Number.parseInt(from.replace(/\?/g, '0'), 16);
    const last = Number.parseInt(to.replace(/\?/g, 'F'), 16);
    return [...characters].some((code) => code >= first && code <= last);
  });
}
