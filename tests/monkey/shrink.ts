/**
 * The shortest list found that still fails, by leaving out parts of it: first all but its end, then ever smaller parts.
 * Source: Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input" (2002), `ddmin` without the subsets alone.
 * @param fails whether what is left still does.
 * @param goesOn asked before each try: there may be no time for more.
 */
export async function shrink<Item>(
  items: readonly Item[],
  fails: (left: readonly Item[]) => Promise<boolean>,
  goesOn: () => boolean = () => true,
): Promise<readonly Item[]> {
  let least = items;
  for (let end = 0; end < items.length && goesOn(); end = Math.max(1, 4 * end)) {
    const tail = items.slice(items.length - end);
    if (!(await fails(tail))) continue;
    least = tail;
    break;
  }
  for (let size = Math.ceil(least.length / 2); size >= 1 && least.length > 0;) {
    let isSmaller = false;
    for (let from = 0; from < least.length;) {
      if (!goesOn()) return least;
      const left = [...least.slice(0, from), ...least.slice(from + size)];
      if (await fails(left)) {
        least = left;
        isSmaller = true;
      } else from += size;
    }
    if (size === 1 && !isSmaller) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  return least;
}
