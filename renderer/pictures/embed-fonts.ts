import { coversAny } from './unicode-range.ts';
import { LabError } from '#shared/lab-error.ts';
import { fault } from '#shared/errors/fault.ts';

function sameFamily(a: string, b: string): boolean {
  return a.replace(/["']/g, '') === b.replace(/["']/g, '');
}

/** The rules by which the window has loaded its fonts. */
function fontRules(): readonly CSSFontFaceRule[] {
  return [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule),
  );
}

function isLoaded({ style }: CSSFontFaceRule): boolean {
  return [...document.fonts].some(
    (face) =>
      face.status === 'loaded' &&
      sameFamily(face.family, style.getPropertyValue('font-family')) &&
      face.style === (style.getPropertyValue('font-style') || 'normal') &&
      face.weight === (style.getPropertyValue('font-weight') || 'normal'),
  );
}

async function dataAddress(address: URL): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new LabError('internal', fault('font-unreadable'));
  return blobAddress(await answer.blob());
}

/** What is in a blob as a `data:` address. */
function blobAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as string); // what readAsDataURL gives
    };
    reader.onerror = () => {
      reject(reader.error ?? new LabError('internal', fault('font-unreadable')));
    };
    reader.readAsDataURL(blob);
  });
}

/**
 * The rules of the fonts that an SVG names and whose characters it has, with the fonts in them: the file looks the same on a
 * computer that has none of them, and an image of a page sees no fonts but its own.
 */
export async function embeddedFonts(markup: string): Promise<string> {
  const characters = new Set(Array.from(markup, (character) => character.codePointAt(0) ?? 0));
  const rules = fontRules().filter((rule) => {
    const family = rule.style.getPropertyValue('font-family').replace(/["']/g, '');
    return (
      markup.includes(family) && isLoaded(rule) && coversAny(rule.style.getPropertyValue('unicode-range'), characters)
    );
  });
  const written = await Promise.all(
    rules.map(async ({ style, parentStyleSheet }) => {
      const source = /url\(["']?(?<address>[^"')]+)["']?\)/.exec(style.getPropertyValue('src'))?.groups?.['address'];
      if (source === undefined) return '';
      const data = await dataAddress(new URL(source, parentStyleSheet?.href ?? document.baseURI));
      const kept = ['font-family', 'font-style', 'font-weight', 'unicode-range'].flatMap((name) => {
        const value = style.getPropertyValue(name);
        return value === '' ? [] : [`${name}:${value}`];
      });
      return `@font-face{${kept.join(';')};src:url(${data}) format("woff2")}`;
    }),
  );
  return written.join('\n');
}
