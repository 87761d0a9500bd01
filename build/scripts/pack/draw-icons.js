import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { browserParameters, findBrowser } from '../browser.js';
import { top } from '../places.js';

const icons = join(top, 'build', 'icons');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** Below this size the margin of the drawing is cut off, so that its squares keep a pixel or two. */
const smallSize = 64;

/** The entries of an .icns file by size in pixels; each holds a PNG. */
const appleTypes = new Map([
  [128, 'ic07'],
  [256, 'ic08'],
  [512, 'ic09'],
  [1024, 'ic10'],
]);
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];

/** @param {ReadonlyMap<number, Buffer>} pictures */
function appleIcon(pictures) {
  const entries = [...appleTypes].map(([size, type]) => {
    const picture = pictures.get(size) ?? Buffer.alloc(0);
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(8 + picture.length, 4);
    return Buffer.concat([head, picture]);
  });
  const body = Buffer.concat(entries);
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(8 + body.length, 4);
  return Buffer.concat([head, body]);
}

/** @param {ReadonlyMap<number, Buffer>} pictures */
function windowsIcon(pictures) {
  const head = Buffer.alloc(6);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(windowsSizes.length, 4);
  let offset = head.length + 16 * windowsSizes.length;
  const bodies = windowsSizes.map((size) => pictures.get(size) ?? Buffer.alloc(0));
  const entries = windowsSizes.map((size, index) => {
    const length = bodies[index]?.length ?? 0;
    const entry = Buffer.alloc(16);
    // 256 does not fit a byte and is written as 0.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += length;
    return entry;
  });
  return Buffer.concat([head, ...entries, ...bodies]);
}

/**
 * `node build/scripts/run.js draw-icons`: draws build/icons/icon.svg in every size and format an installer wants.
 *
 * @returns {Promise<number>} the exit code
 */
export async function drawIcons() {
  const drawing = await readFile(join(icons, 'icon.svg'), 'utf8');
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: browserParameters(),
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  const page = await browser.newPage();
  /** @type {Map<number, Buffer>} */
  const pictures = new Map();
  for (const size of sizes) {
    const svg = size < smallSize ? drawing.replace('0 0 1024 1024', '96 96 832 832') : drawing;
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
    const picture = await page.screenshot({ omitBackground: true });
    pictures.set(size, picture);
    await writeFile(join(icons, `${size}x${size}.png`), picture);
  }
  await browser.close();
  await writeFile(join(icons, 'icon.ico'), windowsIcon(pictures));
  await writeFile(join(icons, 'icon.icns'), appleIcon(pictures));
  return 0;
}
