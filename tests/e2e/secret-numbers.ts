import type { Page } from '@playwright/test';
import { paintedTexts } from './painted-numbers.ts';

/** The digits of a number as they may stand anywhere, with 3 to 9 of them: no mark, no sign, no power of ten, no zeros before. */
function digitsOf(value: number): readonly string[] {
  if (value === 0 || !Number.isFinite(value)) return [];
  const counts = [3, 4, 5, 6, 7, 8, 9];
  const significant = counts.map(
    (count) =>
      Math.abs(value)
        .toExponential(count - 1)
        .split('e')[0] ?? '',
  );
  const decimals = counts.map((count) => Math.abs(value).toFixed(count));
  return [...significant, ...decimals].map(plainDigits).filter((digits) => digits.length >= 3);
}

/** The digits of a printed number, without its marks and the zeros around them. */
const plainDigits = (text: string): string => text.replaceAll(/[^\d]/g, '').replace(/^0+/, '').replace(/0+$/, '');

/** What would tell a secret: the digits of these numbers that no number in sight shares. */
export function tellingDigits(secrets: readonly number[], inSight: readonly number[]): ReadonlySet<string> {
  const shared = new Set(inSight.flatMap(digitsOf));
  return new Set(secrets.flatMap(digitsOf).filter((digits) => !shared.has(digits)));
}

/** A number with a decimal point or comma, and a power of ten that a program writes. */
const printedNumber = /\d*[.,]\d+(?=e[-+\u2212]?\d+|[^\d]|$)/g;

/** The secrets a text tells. */
export function toldBy(text: string, telling: ReadonlySet<string>): readonly string[] {
  return (text.match(printedNumber) ?? []).filter((number) => telling.has(plainDigits(number)));
}

/** Every text and attribute of the document, the values of its fields among them, each by itself. */
async function documentTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node instanceof Text) {
        if (!(node.parentElement instanceof HTMLStyleElement)) found.push(node.data);
        continue;
      }
      if (!(node instanceof Element)) continue;
      // Where a line runs is no number to be read.
      const isDrawn = node instanceof SVGElement;
      for (const { name, value } of node.attributes) {
        if (!(isDrawn && !name.startsWith('aria')) && name !== 'style') found.push(value);
      }
      if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) found.push(node.value);
      // Numbers in parts of their own, as a formula sets them, stand side by side here.
      if (node.matches('td, li, p, dd, dt, [role=gridcell], [role=status], .katex')) found.push(node.textContent);
    }
    return found;
  });
}

/** Names, values and descriptions of the whole accessibility tree, as screen readers are given them. */
async function spokenTexts(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes.flatMap(({ name, value, description, properties = [] }) =>
    [name, value, description, ...properties.map((each) => each.value)].map((each) => String(each?.value ?? '')),
  );
}

/** Everything the page says: in its document, to screen readers, and painted on its canvases. */
export async function saidByPage(page: Page): Promise<Readonly<Record<'painted' | 'document' | 'spoken', string[]>>> {
  const painted = await paintedTexts(page);
  return { painted, document: await documentTexts(page), spoken: await spokenTexts(page) };
}

/** The cells of these tensors in which a number is written, painted or said, with however few digits. */
export async function numbersIn(page: Page, tensors: readonly string[]): Promise<string[]> {
  return page.evaluate((names) => {
    const within = (name: string) =>
      Array.from(
        document.querySelectorAll(`:is([data-tensor="${name}"], [data-tensor="${name}.again"]) [role=gridcell]`),
      );
    return names.flatMap((name) =>
      within(name)
        .map(
          (cell) => `${cell.textContent} ${cell.getAttribute('aria-label') ?? ''} ${cell.getAttribute('title') ?? ''}`,
        )
        .filter((text) => /\d[.,]\d|\d e/.test(text))
        .map((text) => `${name}: ${text}`),
    );
  }, tensors);
}
