import katex from 'katex';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { formulaNodes } from '#renderer/components/formula/formula-nodes.ts';

// The document of the tests has no doctype, as KaTeX asks when it is loaded.
vi.hoisted(() => {
  Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat' });
});

const set = vi.spyOn(katex, 'render');
beforeEach(() => {
  set.mockClear();
});

/** Asks for a formula and keeps it, as a window does that shows it for a moment. */
function shown(latex: string, display = false): HTMLElement {
  const { nodes, keep } = formulaNodes(latex, display);
  keep();
  return nodes;
}

describe('the nodes of a formula', () => {
  it('are those KaTeX makes', () => {
    const own = document.createElement('span');
    katex.render(String.raw`\frac{2}{B}`, own, { displayMode: true, throwOnError: false, output: 'htmlAndMathml' });
    expect(shown(String.raw`\frac{2}{B}`, true).innerHTML).toBe(own.innerHTML);
    expect(shown(String.raw`\frac{2}{B}`, true).innerHTML).toBe(own.innerHTML);
  });

  it('are set once, and are a copy for each who asks', () => {
    const [one, other] = [shown('m_1'), shown('m_1')];
    expect(set).toHaveBeenCalledTimes(1);
    one.replaceChildren();
    expect(other.textContent).toContain('m');
    expect(shown('m_1').innerHTML).toBe(other.innerHTML);
  });

  it('are others on a line of their own', () => {
    expect(shown('m_2', true).innerHTML).not.toBe(shown('m_2').innerHTML);
    expect(set).toHaveBeenCalledTimes(2);
  });

  it('are kept of the latest hundred, those asked for again among them', () => {
    shown('first');
    shown('second');
    for (let count = 0; count < 98; count += 1) shown(`x_{${String(count)}}`);
    shown('first');
    shown('one more');
    set.mockClear();
    shown('first');
    expect(set).not.toHaveBeenCalled();
    shown('second');
    expect(set).toHaveBeenCalledTimes(1);
  });
});
