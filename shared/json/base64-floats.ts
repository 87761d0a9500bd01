import type { OwnFloats } from '../own-memory.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const codes = new TextEncoder().encode(alphabet);
const padding = 61;
const notInAlphabet = 64;
/** The six bits of a character by its code. */
const sixBits = new Uint8Array(128).fill(notInAlphabet);
for (const [bits, code] of codes.entries()) sixBits[code] = bits;

/** float32 numbers as base64 of their bytes, little endian, which is the order of every machine the app runs on. */
export function floatsToBase64(floats: Float32Array): string {
  const bytes = new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let to = 0;
  for (let from = 0; from < bytes.length; from += 3) {
    const bits = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    for (let shift = 18; shift >= 0; shift -= 6) {
      text[to] = codes[(bits >> shift) & 63] ?? 0;
      to += 1;
    }
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  text.fill(padding, text.length - missing);
  return new TextDecoder().decode(text);
}

/** The numbers such a text stands for; null when it is not base64 of whole float32 numbers. */
export function base64ToFloats(text: string): OwnFloats | null {
  if (text.length % 4 !== 0) return null;
  const missing = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3);
  const characters = text.length - missing;
  let bits = 0;
  let to = 0;
  for (let from = 0; from < text.length; from += 1) {
    const value = from < characters ? (sixBits[text.charCodeAt(from)] ?? notInAlphabet) : 0;
    if (value === notInAlphabet) return null;
    bits = (bits << 6) | value;
    if (from % 4 !== 3) continue;
    bytes[to] = bits >> 16;
    bytes[to + 1] = bits >> 8;
    bytes[to + 2] = bits;
    to += 3;
    bits = 0;
  }
  const length = bytes.length - missing;
  return length % 4 === 0 ? new Float32Array(bytes.buffer.slice(0, length)) : null;
}
