import { describe, expect, it } from 'vitest';
import { decodeText } from '#shared/table-text/decode-text.ts';

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string, isLittle: boolean) => {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let index = 0; index < text.length; index += 1) view.setUint16(2 * index, text.charCodeAt(index), isLittle);
  return new Uint8Array(view.buffer);
};
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('the encoding of a text file is found out', () => {
  it.each([
    ['UTF-8', utf8('Größe;价格\n1;2'), 'utf-8', 'Größe;价格\n1;2'],
    ['a byte order mark', utf8('\uFEFFx;y\n1;2'), 'utf-8', 'x;y\n1;2'],
    ['UTF-16 as Excel saves "Unicode Text"', utf16('\uFEFFx\ty\n1\t2', true), 'utf-16le', 'x\ty\n1\t2'],
    ['UTF-16, most significant byte first', utf16('\uFEFFx\ty', false), 'utf-16be', 'x\ty'],
    ['UTF-16 without a mark', utf16('x\ty\n1\t2', true), 'utf-16le', 'x\ty\n1\t2'],
    ['UTF-16 without a mark, the other way round', utf16('x\ty\n1\t2', false), 'utf-16be', 'x\ty\n1\t2'],
    ['windows-1252', latin1('Gr\u00f6\u00dfe;Preis \u0080\n1;2'), 'windows-1252', 'Größe;Preis €\n1;2'],
    [
      'French, whose letters could be Chinese',
      latin1('ann\u00e9e;g\u00e9n\u00e9ral;\u00e9t\u00e9\n1;2;3'),
      'windows-1252',
      'année;général;été\n1;2;3',
    ],
    // 面积;价格
    ['GB 18030', latin1('\u00c3\u00e6\u00bb\u00fd;\u00bc\u00db\u00b8\u00f1\n1;2'), 'gb18030', '面积;价格\n1;2'],
    ['nothing', new Uint8Array(), 'utf-8', ''],
  ])('%s', (_, bytes, encoding, text) => {
    expect(decodeText(bytes, null)).toEqual({ text, encoding });
  });

  it('and can be told', () => {
    const bytes = latin1('\u008a\u00a7;\u0080');
    expect(decodeText(bytes, 'macintosh').text).toBe('äß;Ä');
    expect(decodeText(bytes, 'windows-1252').text).toBe('Š§;€');
    expect(decodeText(bytes, 'utf-8').text).toBe('\uFFFD\uFFFD;\uFFFD');
    expect(decodeText(latin1('\u0096\u00ca\u0090\u00cf'), 'shift_jis').text).toBe('面積');
  });
});

describe('windows-1252', () => {
  it('has its 27 characters where Latin-1 has none', () => {
    const { text } = decodeText(
      Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index),
      'windows-1252',
    );
    expect(text).toBe('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ');
  });
});
