type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A number of a picture: a hundredth of a pixel is finer than any printer. */
export function svgNumber(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}

/** Text as XML holds it; characters that XML has no way to write are left out. */
export function escapeXml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
  );
}

/** The start of an element up to its `>`; attributes that are undefined are left out. */
export function svgTag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return [` ${key}="${typeof value === 'number' ? svgNumber(value) : escapeXml(value)}"`];
  });
  return `<${name}${written.join('')}`;
}

/** An element as XML. `content` is XML already. */
export function svgElement(name: string, attributes: Attributes, content = ''): string {
  const tag = svgTag(name, attributes);
  return content === '' ? `${tag}/>` : `${tag}>${content}</${name}>`;
}

/** A colour as style sheets compute it, for an attribute: programs other than browsers read neither `rgb(1 2 3)` nor alpha. */
export function svgColour(attribute: 'fill' | 'stroke' | 'stop', colour: string): Attributes {
  const name = attribute === 'stop' ? 'stop-color' : attribute;
  const [red, green, blue, alpha = 1] = /^rgba?\(/.test(colour) ? (colour.match(/[\d.]+/g) ?? []).map(Number) : [];
  if (red === undefined || green === undefined || blue === undefined) return { [name]: colour };
  const hex = [red, green, blue].map((byte) => Math.round(byte).toString(16).padStart(2, '0')).join('');
  return { [name]: `#${hex}`, [`${attribute}-opacity`]: alpha < 1 ? String(alpha) : undefined };
}
