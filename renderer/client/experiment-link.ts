/** The most characters an experiment may take in a link: what mail programs, chats and course pages hand on whole. */
export const mostLinkCharacters = 8000;

/** The most bytes an experiment in a link may have unpacked: a few characters can be made to stand for any number of them. */
const mostBytes = 2 ** 18;

/** All of a stream; null where it has more bytes than `most`, of which no more are asked for. @throws what the stream throws. */
async function readAll(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = stream.getReader();
  const all = new Uint8Array(most);
  let length = 0;
  for (;;) {
    const { value } = await reader.read();
    if (value === undefined) return all.slice(0, length);
    if (length + value.length > most) {
      await reader.cancel();
      return null;
    }
    all.set(value, length);
    length += value.length;
  }
}

/** zlib's format, which ends with a checksum: what was damaged on its way is not taken for another experiment. */
const format = 'deflate';
const stream = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]).stream();

/** The bytes of an experiment file as base64url, which every address holds as it is; null where they are too many for a link. */
export async function packForLink(bytes: Uint8Array): Promise<string | null> {
  if (bytes.length > mostBytes) return null;
  const mostPacked = Math.floor((mostLinkCharacters * 3) / 4);
  const packed = await readAll(stream(bytes).pipeThrough(new CompressionStream(format)), mostPacked);
  if (packed === null) return null;
  return btoa(String.fromCharCode(...packed))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The bytes such a text stands for; null where it is damaged, is none, or unpacks to more than any experiment of a link has. */
export async function unpackFromLink(text: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (text.length > mostLinkCharacters || !/^[\w-]+$/.test(text)) return null;
  try {
    const packed = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
    return await readAll(stream(packed).pipeThrough(new DecompressionStream(format)), mostBytes);
  } catch {
    return null; // no base64, or nothing that was packed so
  }
}
