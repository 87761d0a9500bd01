import { Zip, ZipDeflate } from 'fflate';
import { LabError } from '#shared/lab-error.ts';
import { tensorMatrix, tensorShape, type StepRecord } from '#shared/step-record.ts';
import { Pauses } from '../pauses.ts';
import type { TrainingPace } from '../record-steps.ts';
import { throwIfCancelled } from '../request-errors.ts';
import { csvLines } from './csv.ts';
import { npyBytes } from './npy.ts';
import { hasCsv, zipReadme, type ExportedFrom } from './zip-readme.ts';
import { fault } from '#shared/errors/fault.ts';

const utf8 = new TextEncoder();

/** The first moment a zip can name, in whatever time zone: the same tensors always give the same bytes. */
const firstMoment = new Date(1980, 0, 1);

/** How much is compressed before the clock is read again, in bytes. */
const pieceLength = 2 ** 16;

/** The most bytes of a zip: it must fit into one message to a window, with room for the rest of the message. */
const mostZipBytes = 80 * 2 ** 20;

/**
 * Every tensor of a step as NPY, and as CSV unless it is large, with a README.txt, in one zip. Classroom sizes take milliseconds; the work on large
 * ones pauses, so that other requests are handled meanwhile.
 * @throws LabError when `stop` fires: its reason, else `cancelled`; `invalid-input` when the zip is too large to be sent.
 */
export async function matricesZip(
  record: StepRecord,
  from: ExportedFrom,
  stop: AbortSignal,
  pace: TrainingPace,
  mostBytes = mostZipBytes,
): Promise<Uint8Array> {
  const { hyperparameters, data } = from;
  const parts: Uint8Array[] = [];
  let length = 0;
  const zip = new Zip((error, part) => {
    if (error !== null) throw error;
    parts.push(part);
    length += part.length;
  });
  const pauses = new Pauses(pace);

  async function add(name: string, pieces: Iterable<Uint8Array>): Promise<void> {
    const entry = new ZipDeflate(name);
    entry.mtime = firstMoment;
    zip.add(entry);
    for (const piece of pieces) {
      entry.push(piece);
      if (length > mostBytes) throw tooLarge(record.step);
      if (!pauses.due) continue;
      await pauses.take();
      throwIfCancelled(stop);
    }
    entry.push(new Uint8Array(0), true);
  }

  await add('README.txt', [utf8.encode(zipReadme(record, from))]);
  for (const name of record.layout.names) {
    if (hasCsv(record, name)) await add(`${name}.csv`, textPieces(csvLines(record, name, data)));
    await add(`${name}.npy`, pieces(npyBytes(tensorMatrix(record, name).data, tensorShape(name, hyperparameters))));
  }
  zip.end();
  return joined(parts, length);
}

function tooLarge(step: number): LabError {
  return new LabError('invalid-input', fault('zip-too-large', { step }));
}

/** @param length of all parts together. */
function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function* textPieces(lines: Iterable<string>): Generator<Uint8Array, void, undefined> {
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < pieceLength) continue;
    yield utf8.encode(text);
    text = '';
  }
  yield utf8.encode(text);
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let start = 0; start < bytes.length; start += pieceLength) yield bytes.subarray(start, start + pieceLength);
}
