import type { Page } from '@playwright/test';

/** One text in a cell of a matrix, with what its own head says and the value a screen reader reads. */
export interface PaintedNumber {
  readonly tensor: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** What the heads of this matrix say, as far as nothing covers it. */
  readonly powers: readonly string[];
  /** Nine digits. */
  readonly value: string;
  /** CSS pixels. */
  readonly cellWidth: number;
}

interface Mark {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Where the page keeps what stands on its canvases, for as long as there is such a canvas: texts with the pixel they are centred on. */
type Recording = typeof globalThis & { paintedTexts: WeakMap<HTMLCanvasElement, Mark[]> };

/** From the next page on, every text on a canvas is kept until the canvas is cleared. */
export async function recordPaintedTexts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const painted = new WeakMap<HTMLCanvasElement, Mark[]>();
    (globalThis as Recording).paintedTexts = painted;
    const context = CanvasRenderingContext2D.prototype;
    // Taken off the prototype to be called on the context that is painted on.
    const { clearRect, fillText } = context; // eslint-disable-line @typescript-eslint/unbound-method
    context.clearRect = function (...box) {
      painted.set(this.canvas, []);
      clearRect.apply(this, box);
    };
    context.fillText = function (text, x, y, ...room) {
      const at = this.getTransform().transformPoint({ x, y });
      painted.get(this.canvas)?.push({ text, x: at.x, y: at.y });
      fillText.call(this, text, x, y, ...room);
    };
  });
}

/** Every number painted in a matrix that is on screen, after all of it is painted. */
export async function paintedNumbers(page: Page): Promise<PaintedNumber[]> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // What has come since the last frame may have left a canvas another room than it was painted for: it is painted anew in this one.
    const isStretched = () =>
      Array.from(document.querySelectorAll<HTMLCanvasElement>('.matrix-grid canvas, .loom canvas')).some((canvas) => {
        const { width, height } = canvas.getBoundingClientRect();
        const [across, down] = [width * devicePixelRatio - canvas.width, height * devicePixelRatio - canvas.height];
        return width > 0 && height > 0 && Math.max(Math.abs(across), Math.abs(down)) > 1;
      });
    // Laid out, then painted; the cells that are read aloud come last.
    await frame();
    do await frame();
    while (isStretched() || document.querySelector('[role=grid][aria-busy=true]'));
    const found: PaintedNumber[] = [];
    const isSeen = (element: Element): boolean => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      return there !== null && (element.contains(there) || there.contains(element));
    };
    for (const matrix of document.querySelectorAll<HTMLElement>('.matrix-grid')) {
      const canvas = matrix.querySelector('canvas') ?? matrix.closest('.loom')?.querySelector('canvas');
      const grid = matrix.querySelector('[role=grid]');
      if (!canvas || !grid) continue;
      const columns = Number(grid.getAttribute('aria-colcount')) - 1;
      const rows = Number(grid.getAttribute('aria-rowcount')) - 1;
      const box = matrix.getBoundingClientRect();
      const place = canvas.getBoundingClientRect();
      const tensor = matrix.closest<HTMLElement>('[data-tensor]')?.dataset['tensor']?.replace('.again', '') ?? '';
      const heads = Array.from(document.querySelectorAll(`[data-power-of="${tensor}"]`)).filter(isSeen);
      const powers = heads.map((head) => head.textContent.trim());
      const cells = grid.querySelectorAll('[role=gridcell]');
      for (const { text, x, y } of (globalThis as Recording).paintedTexts.get(canvas) ?? []) {
        const column = Math.floor((((x / canvas.width) * place.width + place.left - box.left) / box.width) * columns);
        const row = Math.floor((((y / canvas.height) * place.height + place.top - box.top) / box.height) * rows);
        if (row < 0 || column < 0 || row >= rows || column >= columns) continue;
        const value = cells[row * columns + column]?.textContent.split(/, |，/)[0] ?? '';
        found.push({ tensor, row, column, text, powers, value, cellWidth: box.width / columns });
      }
    }
    return found;
  });
}

/** Every number painted on a canvas that is on screen, and the powers of ten of their heads, after all of it is painted. */
export async function paintedTexts(page: Page): Promise<string[]> {
  await paintedNumbers(page);
  return page.evaluate(() => {
    const isShown = (element: Element) => element.getClientRects().length > 0;
    const canvases = Array.from(document.querySelectorAll('canvas')).filter(isShown);
    const marks = canvases.flatMap((canvas) => (globalThis as Recording).paintedTexts.get(canvas) ?? []);
    const powers = Array.from(document.querySelectorAll('[data-power-of]')).filter(isShown);
    return [...marks.map(({ text }) => text), ...powers.map((power) => power.textContent.trim())];
  });
}

const superscripts = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079';

/** The exponent of a power of ten as a head says it: 0 where it says nothing. */
function exponentOf(power: string | undefined): number {
  const raised = Array.from(power?.replace('\u00d7 10', '') ?? '', (character) =>
    character === '\u207b' ? '-' : String(superscripts.indexOf(character)),
  );
  return Number(raised.join(''));
}

/** A number as it is printed, with the minus sign of print. */
export function readNumber(text: string): number {
  return Number(text.replaceAll('\u2212', '-').replace('\u221e', 'Infinity'));
}

/** What is wrong with a text, given what its head says and its value; null where it is the value to its last digit. */
export function wrongReading(text: string, powers: readonly string[], value: number): string | null {
  if (Number.isNaN(value)) return text === 'NaN' ? null : 'is no NaN';
  if (!Number.isFinite(value)) return readNumber(text) === value ? null : 'is not infinite';
  if (value === 0) return text === '0' || text === '=' ? null : 'is a 0 with decimals';
  if (new Set(powers).size > 1) return 'has heads that say different things';
  if (text === '≈0') return Math.abs(value) < 0.005 * 10 ** exponentOf(powers[0]) ? null : 'is not so near 0';
  const [digits = '', own = '0'] = text.replaceAll('\u2212', '-').split('e');
  const scale = 10 ** (exponentOf(powers[0]) + Number(own));
  const unit = scale * 10 ** -(digits.split('.')[1]?.length ?? 0);
  const isRounded = Math.abs(Number(digits) * scale - value) <= 0.5 * unit + 1e-8 * Math.abs(value);
  return isRounded ? null : `reads ${String(Number(digits) * scale)}`;
}

/** How many significant digits a text has. */
export function significantDigits(text: string): number {
  return (text.split('e')[0] ?? '').replace(/[^\d]/g, '').replace(/^0+/, '').length;
}
