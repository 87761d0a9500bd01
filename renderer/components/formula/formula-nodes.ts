import katex from 'katex';

/** As many formulas as a few phases have, there and back. */
const mostKept = 100;

/** Formulas as KaTeX has set them, the latest last. */
const kept = new Map<string, HTMLElement>();

/**
 * The nodes of a formula, for whoever asks alone. KaTeX takes milliseconds for one: whoever comes back to a phase finds its formulas as they
 * were, once `keep` was called for them; it takes a copy, which is not needed before the next frame.
 */
export function formulaNodes(
  latex: string,
  display: boolean,
): { readonly nodes: HTMLElement; readonly keep: () => void } {
  const key = `${display ? 'display' : 'inline'} ${latex}`;
  const before = kept.get(key);
  if (before) {
    putLast(key, before);
    return { nodes: copyOf(before), keep: () => undefined };
  }
  const nodes = document.createElement('span');
  katex.render(latex, nodes, { displayMode: display, throwOnError: false, output: 'htmlAndMathml' });
  return {
    nodes,
    keep: () => {
      putLast(key, copyOf(nodes));
    },
  };
}

const copyOf = (nodes: HTMLElement): HTMLElement => nodes.cloneNode(true) as HTMLElement; // a copy is of the same kind

function putLast(key: string, nodes: HTMLElement): void {
  kept.delete(key);
  kept.set(key, nodes);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
}
