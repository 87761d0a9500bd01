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

describe('the nodes of a formula', () => {
  it('are those KaTeX makes', () => {
    const own = document.createElement('span');
    katex.render(String.raw`\frac{2}{B}`, own, { displayMode: true, throwOnError: false, output: 'htmlAndMathml' });
    expect(formulaNodes(String.raw`\frac{2}{B}`, true).innerHTML).toBe(own.innerHTML);
  });

  it('are set once and are a copy for each who asks', () => {
    const [one, other] = [formulaNodes('m_1', false), formulaNodes('m_1', false)];
    expect(set).toHaveBeenCalledTimes(1);
    one.replaceChildren();
    expect(other.textContent).toContain('m');
    expect(formulaNodes('m_1', false).innerHTML).toBe(other.innerHTML);
  });

  it('are others on a line of their own', () => {
    expect(formulaNodes('m_2', true).innerHTML).not.toBe(formulaNodes('m_2', false).innerHTML);
    expect(set).toHaveBeenCalledTimes(2);
  });

  it('are kept of the latest hundred, those asked for again among them', () => {
    formulaNodes('first', false);
    formulaNodes('second', false);
    for (let count = 0; count < 98; count += 1) formulaNodes(`x_{${String(count)}}`, false);
    formulaNodes('first', false);
    formulaNodes('one more', false);
    set.mockClear();
    formulaNodes('first', false);
    expect(set).not.toHaveBeenCalled();
    formulaNodes('second', false);
    expect(set).toHaveBeenCalledTimes(1);
  });
});
