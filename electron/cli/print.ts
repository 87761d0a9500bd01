import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Writes on standard output as fast as it is read. The process must not end before the last byte was handed over. */
export async function print(pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), process.stdout, { end: false });
  } catch (error) {
    // The reader (`| head`) has seen enough.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
}
