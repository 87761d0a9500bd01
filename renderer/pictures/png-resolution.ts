/** The signature of 8 bytes and the header chunk of 25, which every PNG begins with. */
const headerEnd = 33;

/** CRC-32 as PNG has it (polynomial 0xEDB88320, reflected). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A PNG that says how large it is on paper (chunk pHYs, PNG specification 11.3.4.3): programs set it at that size. */
export function withResolution(png: Uint8Array, dotsPerMetre: number): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set(new TextEncoder().encode('pHYs'), 4);
  view.setUint32(8, dotsPerMetre);
  view.setUint32(12, dotsPerMetre);
  view.setUint8(16, 1); // the unit is the metre
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  const written = new Uint8Array(png.length + chunk.length);
  written.set(png.subarray(0, headerEnd));
  written.set(chunk, headerEnd);
  written.set(png.subarray(headerEnd), headerEnd + chunk.length);
  return written;
}
