import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { exported, pressExport } from './export-menu.ts';
import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';
import { svgEntry, svgOf, type SvgPicture } from './svg-picture.ts';

const pngEntry = /^Picture \(PNG\)/;

interface PngPicture {
  readonly name: string;
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

async function pngOf(page: Page): Promise<PngPicture> {
  const { download, bytes } = await exported(page, pngEntry);
  const png = Buffer.from(bytes);
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  return {
    name: download.suggestedFilename(),
    bytes: png,
    width: png.readUInt32BE(16),
    height: png.readUInt32BE(20),
  };
}

/** An SVG as a browser shows it that opens the file: without the app, its fonts and its style sheet. */
async function shownAlone(browser: Browser, svg: SvgPicture, png: PngPicture): Promise<Buffer> {
  const ratio = 3.125; // 2126 pixels over the 680.3 that 180 mm take on a screen
  const size = { width: Math.ceil(png.width / ratio), height: Math.ceil(png.height / ratio) };
  const alone = await browser.newPage({ viewport: size, deviceScaleFactor: ratio });
  await alone.goto(pathToFileURL(svg.path).href);
  await alone.evaluate(() => document.fonts.ready);
  const shot = await alone.screenshot();
  await alone.close();
  return shot;
}

interface Likeness {
  /** The largest difference of the mean brightness, of 255, of two pieces the size of a few letters. */
  readonly difference: number;
  /** Standard deviation of the brightness of the first picture: 0 is a blank page. */
  readonly contrast: number;
}

/** How much two pictures look the same, seen from so far that a hair's breadth of anti-aliasing does not count. */
async function likeness(browser: Browser, one: Buffer, other: Buffer): Promise<Likeness> {
  const page = await browser.newPage();
  const addresses = [one, other].map((png) => `data:image/png;base64,${png.toString('base64')}`);
  const found = await page.evaluate(async (sources) => {
    const images = sources.map((source) => Object.assign(new Image(), { src: source }));
    await Promise.all(images.map((image) => image.decode()));
    const width = Math.min(...images.map((image) => image.width));
    const height = Math.min(...images.map((image) => image.height));
    // The mean of all pixels of a piece: a canvas that shrinks a picture looks at some of them only.
    const [columns, rows] = [60, Math.round((60 * height) / width)];
    const brightness = (image: HTMLImageElement) => {
      const context = new OffscreenCanvas(width, height).getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      const sums = new Float64Array(columns * rows);
      const counts = new Float64Array(columns * rows);
      for (let y = 0; y < height; y += 1) {
        const line = Math.floor((y * rows) / height) * columns;
        for (let x = 0; x < width; x += 1) {
          const piece = line + Math.floor((x * columns) / width);
          const at = 4 * (y * width + x);
          sums[piece] = (sums[piece] ?? 0) + ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
          counts[piece] = (counts[piece] ?? 0) + 1;
        }
      }
      return Array.from(sums, (sum, piece) => sum / (counts[piece] ?? 1));
    };
    const [first = [], second = []] = images.map(brightness);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const middle = mean(first);
    return {
      difference: Math.max(...first.map((value, pixel) => Math.abs(value - (second[pixel] ?? 0)))),
      contrast: Math.sqrt(mean(first.map((value) => (value - middle) ** 2))),
    };
  }, addresses);
  await page.close();
  return found;
}

/** Whether a text is a number rounded to the digits it shows: at least four decimals, or a bare 0. */
function shows(text: string | undefined, value: number): boolean {
  if (text === undefined || !/^−?(\d+\.\d{4,}|0)$/.test(text)) return false;
  const decimals = text.split('.')[1]?.length ?? 0;
  return Math.abs(Number(text.replace('−', '-')) - value) <= (decimals === 0 ? 0 : 0.5000001 * 10 ** -decimals);
}

test('the picture of the gradients has the digits on screen, as text, at print size', async ({ page, labUrl }) => {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await screen.show('Gradients');
  const shown = (await screen.numbers('fc1.weight.gradient')).flat();
  expect(shown).toHaveLength(50);

  const svg = await svgOf(page);
  expect(svg.name).toBe('dropout-lab-seed-42-step-1-gradients.svg');
  expect(svg.width).toBe('180mm');
  expect(svg.viewBox.slice(0, 2)).toEqual([0, 0]);
  const first = svg.texts.findIndex((_, index) => shown.every((value, cell) => shows(svg.texts[index + cell], value)));
  expect(first).toBeGreaterThan(0);
  expect(svg.texts).toContain('Gradients of the four parameters');
  expect(svg.texts).toContain('Phase 13 of 13');
  // What is pressed is not printed, and what only a screen reader reads neither.
  expect(svg.texts.join(' ')).not.toContain('Draw this row again');
  expect(svg.texts.join(' ')).not.toContain('Reset');
  expect(svg.text.match(/@font-face/g)?.length).toBeGreaterThan(1);
  expect((await pngOf(page)).name).toBe('dropout-lab-seed-42-step-1-gradients.png');
  expect(problems).toEqual([]);
});

test('PNG and SVG of a step look the same, on white in every theme, and the screen stays as it was', async ({
  page,
  labUrl,
  browser,
}) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  const light = await svgOf(page);
  await page.getByRole('button', { name: 'Dark theme' }).click();
  const before = await page.getByRole('main').screenshot();
  const svg = await svgOf(page);
  expect(svg.text).toBe(light.text);
  const png = await pngOf(page);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect((await likeness(browser, before, await page.getByRole('main').screenshot())).difference).toBeLessThan(0.5);

  const [, , width = 0, height = 0] = svg.viewBox;
  expect(png.width).toBe(2126);
  expect(png.height).toBe(Math.round((2126 * height) / width));
  expect(png.name).toBe('dropout-lab-seed-42-step-1-whole-step.png');
  // 300 dots an inch.
  expect(png.bytes.toString('latin1', 37, 41)).toBe('pHYs');
  expect(png.bytes.readUInt32BE(41)).toBe(11811);
  const { difference, contrast } = await likeness(browser, png.bytes, await shownAlone(browser, svg, png));
  expect(contrast).toBeGreaterThan(20);
  expect(difference).toBeLessThan(12);
});

test('the picture of a screen with charts has what its charts say, and all that scrolls', async ({
  page,
  labUrl,
  browser,
}) => {
  await page.setViewportSize({ width: 1280, height: 640 });
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await page.getByRole('link', { name: 'Scaling' }).click();
  const label = (await page.getByTestId('histogram-inverted').getAttribute('aria-label')) ?? '';
  expect(label).toContain(': ');
  const svg = await svgOf(page);
  expect(svg.name).toBe('dropout-lab-seed-42-step-1-scaling.svg');
  expect(svg.texts).toContain(label.slice(label.indexOf(': ') + 2));
  await expect(page.getByTestId('histogram-inverted')).not.toBeInViewport({ ratio: 1 });
  const shown = await page.locator('[data-picture]').evaluate(({ clientHeight }) => clientHeight);
  expect(svg.viewBox[3]).toBeGreaterThan(shown);

  const png = await pngOf(page);
  expect(png.width).toBe(2126);
  const { difference, contrast } = await likeness(browser, png.bytes, await shownAlone(browser, svg, png));
  expect(contrast).toBeGreaterThan(15);
  expect(difference).toBeLessThan(12);
});

test('a screen that shows no picture yet says so and hands out nothing', async ({ page, labUrl }) => {
  await new StepScreen(page).open(labUrl);
  await page.getByRole('link', { name: 'Compare' }).click();
  let downloads = 0;
  page.on('download', () => {
    downloads += 1;
  });
  for (const entry of [svgEntry, pngEntry]) {
    await pressExport(page, entry);
    const alert = page.getByRole('alert').filter({ hasText: 'There is no picture on this screen yet' });
    await expect(alert).toBeVisible();
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await expect(alert).toBeHidden();
  }
  expect(downloads).toBe(0);
});
