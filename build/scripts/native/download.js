import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { wasInterrupted } from '../run-process.js';

/**
 * How long the download may be silent (which includes connecting), and how long it may take altogether.
 *
 * @typedef {{ readonly silenceMs: number, readonly totalMs: number }} TimeLimits
 */

/** @type {TimeLimits} */
export const downloadLimits = { silenceMs: 10_000, totalMs: 15 * 60_000 };

/**
 * The reason of a failed download.
 *
 * @param {unknown} error of `fetch`, whose own message is only "fetch failed"; its cause says more
 * @returns {string}
 */
function describe(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/**
 * Downloads a file whose SHA-256 is known. No file is left behind when the download fails or has another sum.
 *
 * @param {string} url
 * @param {string} sha256 in hexadecimal digits
 * @param {string} file where it goes
 * @param {TimeLimits} [limits]
 * @throws Error with the reason in one clause
 */
export async function downloadVerified(url, sha256, file, { silenceMs, totalMs } = downloadLimits) {
  const abort = new AbortController();
  const silence = setTimeout(() => abort.abort(new Error(`nothing arrived for ${silenceMs / 1000} s`)), silenceMs);
  const total = setTimeout(() => abort.abort(new Error(`it took longer than ${totalMs / 1000} s`)), totalMs);
  const hash = createHash('sha256');
  try {
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok || response.body === null) throw new Error(`the server answered ${response.status}`);
    /** @type {AsyncIterable<Uint8Array>} */
    const pieces = response.body;
    const target = await open(file, 'w');
    try {
      for await (const piece of pieces) {
        if (wasInterrupted()) throw new Error('it was interrupted');
        silence.refresh();
        hash.update(piece);
        await target.write(piece);
      }
    } finally {
      await target.close();
    }
    const actual = hash.digest('hex');
    if (actual !== sha256) throw new Error(`its SHA-256 is ${actual}, not ${sha256}`);
  } catch (error) {
    await rm(file, { force: true });
    throw new Error(`it could not be downloaded: ${describe(error)}`, { cause: error });
  } finally {
    clearTimeout(silence);
    clearTimeout(total);
  }
}
