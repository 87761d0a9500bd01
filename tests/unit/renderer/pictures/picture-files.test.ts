// @vitest-environment node
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { coversAny } from '#renderer/pictures/unicode-range.ts';
import { paperFamily } from '#renderer/pictures/paper-surface.ts';
import { withResolution } from '#renderer/pictures/png-resolution.ts';

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG of one grey pixel. */
const pixel = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunk('IDAT', deflateSync(Buffer.from([0, 127]))),
  chunk('IEND', Buffer.alloc(0)),
]);

/** The chunks of a PNG; each must carry the check that Node computes for it. */
function chunks(png: Uint8Array): readonly { readonly name: string; readonly content: Buffer }[] {
  const bytes = Buffer.from(png);
  const found = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    found.push({ name: body.toString('latin1', 0, 4), content: body.subarray(4) });
    at += 12 + length;
  }
  return found;
}

describe('a PNG at print size', () => {
  it('says its resolution in a chunk behind its header and keeps all else', () => {
    const [header, resolution, ...rest] = chunks(withResolution(pixel, 11811));
    expect(header?.name).toBe('IHDR');
    expect(resolution?.name).toBe('pHYs');
    expect(resolution?.content.readUInt32BE(0)).toBe(11811);
    expect(resolution?.content.readUInt32BE(4)).toBe(11811);
    expect(resolution?.content[8]).toBe(1);
    expect(rest.map(({ name }) => name)).toEqual(['IDAT', 'IEND']);
    expect([...inflateSync(rest[0]?.content ?? Buffer.alloc(0))]).toEqual([0, 127]);
  });
});

describe('fonts of an SVG', () => {
  const characters = new Set(Array.from('ŷ = 1', (character) => character.codePointAt(0) ?? 0));

  it.each([
    ['', true],
    ['U+0000-00FF, U+0131', true],
    ['U+0177', true],
    ['u+1??', true],
    ['U+0370-0377,U+037A-037F', false],
    ['U+0500', false],
  ])('are those with one of its characters: %s', (range, covers) => {
    expect(coversAny(range, characters)).toBe(covers);
  });

  it('have the name they are installed by beside the one the app gives them, once', () => {
    const family = `'Inter Variable', Inter, system-ui, sans-serif`;
    expect(paperFamily('"Inter Variable", system-ui, sans-serif')).toBe(family);
    expect(paperFamily(family)).toBe(family);
    expect(paperFamily('KaTeX_Main, "Times New Roman"')).toBe(`KaTeX_Main, 'Times New Roman'`);
  });
});
