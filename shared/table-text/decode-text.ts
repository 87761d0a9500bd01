/** The encodings a text file can be read in, by the names of the WHATWG Encoding Standard. */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'macintosh',
  'gb18030',
  'shift_jis',
] as const;
export type TextEncodingName = (typeof textEncodings)[number];

/** What windows-1252 has where Latin-1 has control characters, 0x80 to 0x9F; some of Node's decoders forget it. */
const windows1252 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

/** So many bytes are looked at to find out whether every other one is 0. */
const bytesLookedAt = 4096;

/** A text file as text, without a byte order mark. @param encoding null: found out from the bytes. */
export function decodeText(
  bytes: Uint8Array,
  encoding: TextEncodingName | null,
): { readonly text: string; readonly encoding: TextEncodingName } {
  const used = encoding ?? guessEncoding(bytes);
  const text = new TextDecoder(used).decode(bytes);
  if (used !== 'windows-1252') return { text, encoding: used };
  const told = text.replace(/[\u0080-\u009F]/g, (code) => windows1252[code.charCodeAt(0) - 0x80] ?? code);
  return { text: told, encoding: used };
}

/**
 * The encoding of a text file: by its byte order mark; UTF-16 where every other byte is 0, as in digits; UTF-8 where the bytes
 * are that; GB 18030, which Excel writes in China, where they are that and hold a word of two common Chinese characters, which
 * no Western text does; else windows-1252, which Excel writes in the West and which any bytes are.
 */
function guessEncoding(bytes: Uint8Array): TextEncodingName {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const [evenZeros, oddZeros] = zerosByPlace(bytes.subarray(0, bytesLookedAt));
  if (oddZeros > 0.5 && evenZeros < 0.1) return 'utf-16le';
  if (evenZeros > 0.5 && oddZeros < 0.1) return 'utf-16be';
  if (isEncodedIn('utf-8', bytes)) return 'utf-8';
  return hasChineseWord(bytes) && isEncodedIn('gb18030', bytes) ? 'gb18030' : 'windows-1252';
}

/** Which share of the bytes at even and at odd places are 0. */
function zerosByPlace(bytes: Uint8Array): readonly [even: number, odd: number] {
  const share = (place: number) => bytes.filter((byte, index) => index % 2 === place && byte === 0).length;
  const half = Math.max(1, bytes.length / 2);
  return [share(0) / half, share(1) / half];
}

function isEncodedIn(encoding: TextEncodingName, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whether four bytes in a row are of the range in which GB 2312 keeps both bytes of its characters. */
function hasChineseWord(bytes: Uint8Array): boolean {
  let run = 0;
  return bytes.some((byte) => {
    run = byte >= 0xa1 && byte <= 0xfe ? run + 1 : 0;
    return run === 4;
  });
}
