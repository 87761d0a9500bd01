import katex from 'katex';

/** As many formulas as a few phases have, there and back. */
const mostKept = 100;

/** Formulas as KaTeX has set them, the latest last. */
const kept = new Map<string, HTMLElement>();

/**
 * The nodes of a formula, a copy of its own for whoever asks. KaTeX takes milliseconds for one: whoever comes back to a phase finds its formulas
 * as they were.
 */
export function formulaNodes(latex: string, display: boolean): HTMLElement {
  const key = `${display ? 'display' : 'inline'} ${latex}`;
  const nodes = kept.get(key) ?? setFormula(latex, display);
  kept.delete(key);
  kept.set(key, nodes);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return nodes.cloneNode(true) as HTMLElement; // a copy is of the same kind
}

function setFormula(latex: string, display: boolean): HTMLElement {
  const nodes = document.createElement('span');
  katex.render(latex, nodes, { displayMode: display, throwOnError: false, output: 'htmlAndMathml' });
  return nodes;
}
