import { test, type Page } from '@playwright/test';
import { exported } from './export-menu.ts';
import { expect } from './lab.ts';

export const svgEntry = /^Picture \(SVG\)/;

export interface SvgPicture {
  readonly name: string;
  readonly text: string;
  readonly path: string;
  readonly width: string;
  readonly viewBox: readonly number[];
  /** Every text, in the order of the file. */
  readonly texts: readonly string[];
}

/** The picture on screen as an SVG, read by a strict reader of XML. */
export async function svgOf(page: Page): Promise<SvgPicture> {
  const { download, bytes } = await exported(page, svgEntry);
  const name = download.suggestedFilename();
  const path = test.info().outputPath(name);
  await download.saveAs(path);
  const text = new TextDecoder().decode(bytes);
  // Not in the page of the app, whose policy forbids styles such as a file that stands alone needs.
  const reader = await page.context().newPage();
  const read = await reader.evaluate((source) => {
    const document = new DOMParser().parseFromString(source, 'image/svg+xml');
    const root = document.documentElement;
    return {
      width: root.getAttribute('width') ?? '',
      viewBox: (root.getAttribute('viewBox') ?? '').split(' ').map(Number),
      texts: Array.from(document.querySelectorAll('text'), (element) => element.textContent),
      failure: document.querySelector('parsererror')?.textContent ?? null,
    };
  }, text);
  await reader.close();
  expect(read.failure).toBeNull();
  return { name, text, path, ...read };
}
