import { describe, expect, it } from 'vitest';
import { escapeXml, svgColour, svgElement, svgNumber } from '#renderer/pictures/svg-markup.ts';
import { parseFont } from '#renderer/pictures/svg-text.ts';
import { elements } from './svg-elements.ts';

describe('markup', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [-0.001, '0'],
    [12.3456, '12.35'],
    [1e-9, '0'],
    [-7, '-7'],
  ])('writes %d as %s', (value, text) => {
    expect(svgNumber(value)).toBe(text);
  });

  it('escapes what XML keeps for itself and leaves out what it cannot hold', () => {
    expect(escapeXml('a < b & "c" > d\u0000\u0008')).toBe('a &lt; b &amp; &quot;c&quot; &gt; d');
    const [text] = elements(svgElement('text', { 'data-name': '<"&>' }, escapeXml('1 < 2 & ŷ ≠ “x”')), 'text');
    expect(text?.getAttribute('data-name')).toBe('<"&>');
    expect(text?.textContent).toBe('1 < 2 & ŷ ≠ “x”');
  });

  it('writes colours as every program reads them, with their opacity beside them', () => {
    expect(svgColour('fill', 'rgb(72 154 233)')).toEqual({ fill: '#489ae9' });
    expect(svgColour('stroke', 'rgba(18, 22, 28, 0.055)')).toEqual({ stroke: '#12161c', 'stroke-opacity': '0.055' });
    expect(svgColour('stop', 'rgb(0, 0, 0)')).toEqual({ 'stop-color': '#000000' });
    expect(svgColour('fill', '#e0e4e9')).toEqual({ fill: '#e0e4e9' });
  });

  it('reads canvas fonts', () => {
    const family = "'Inter Variable', system-ui, sans-serif";
    expect(parseFont(`500 11px ${family}`)).toEqual({ style: 'normal', weight: '500', size: 11, family });
    expect(parseFont('italic bold 12.5px serif')).toEqual({
      style: 'italic',
      weight: 'bold',
      size: 12.5,
      family: 'serif',
    });
  });
});
