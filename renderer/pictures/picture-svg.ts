import { browserTools } from './browser-tools.ts';
import { embeddedFonts } from './embed-fonts.ts';
import type { ScreenPicture } from './read-screen.ts';
import { escapeXml, svgElement, svgNumber } from './svg-markup.ts';
import { SvgSurface } from './svg-surface.ts';

/** The width of a page between its margins. */
const printWidthMm = 180;

/** A picture as an SVG that stands alone: at print size, on white paper, with the fonts it uses. */
export async function pictureSvg(picture: ScreenPicture, title: string): Promise<Blob> {
  const { width, height } = picture;
  const surface = new SvgSurface(browserTools());
  picture.paint(surface);
  const markup = surface.context.markup();
  const style = `${await embeddedFonts(markup)}\ntext{white-space:pre}.digits{font-variant-numeric:tabular-nums}`;
  const content = [
    svgElement('title', {}, escapeXml(title)),
    svgElement('style', {}, style),
    svgElement('rect', { width, height, fill: '#ffffff' }),
    markup,
  ].join('\n');
  const svg = svgElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      'xmlns:xlink': 'http://www.w3.org/1999/xlink',
      width: `${String(printWidthMm)}mm`,
      height: `${svgNumber((printWidthMm * height) / width)}mm`,
      viewBox: `0 0 ${svgNumber(width)} ${svgNumber(height)}`,
    },
    content,
  );
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`], { type: 'image/svg+xml' });
}
