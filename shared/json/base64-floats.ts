/** So many bytes at a time become a string: a function takes only so many arguments. */
const pieceLength = 3 * 8192;

/** float32 numbers as base64 of their bytes, little endian, which is the order of every machine the app runs on. */
export function floatsToBase64(floats: Float32Array): string {
  const bytes = new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);
  let text = '';
  for (let from = 0; from < bytes.length; from += pieceLength) {
    // Pieces of a multiple of three bytes need no padding, so that they can be joined.
    text += btoa(String.fromCharCode(...bytes.subarray(from, from + pieceLength)));
  }
  return text;
}

/** The numbers such a text stands for; null when it is not base64 of whole float32 numbers. */
export function base64ToFloats(text: string): Float32Array<ArrayBuffer> | null {
  if (
    text.length % 4 !== 0 ||
    /[^A-Za-z0-9+/]/.test(text.slice(0, -2)) ||
    !/^[A-Za-z0-9+/]{0,2}={0,2}$/.test(text.slice(-2))
  ) {
    return null;
  }
  const binary = atob(text);
  if (binary.length % 4 !== 0) return null;
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return new Float32Array(bytes.buffer);
}
