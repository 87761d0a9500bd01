/**
 * SHA-256 of the content of a file, as 64 hexadecimal digits: by it is told whether the file is still what it was. Null on a page that
 * came over plain http, for which browsers compute none; there no file is written a second time, either.
 */
export async function digestOf(bytes: Uint8Array): Promise<string | null> {
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  if (subtle === undefined) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', new Uint8Array(bytes)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
