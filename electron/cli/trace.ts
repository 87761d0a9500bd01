/**
 * `trace`: trains the lecture's network, or another, and prints the run as one JSON document on standard output. Everything
 * else goes to standard error. Exit status: 0 done, 1 the engine failed, 2 the command line was wrong.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { chooseBackend } from '#core/backend-choice.ts';
import { loadBackends } from '#core/backend.ts';
import { asLabError } from '#shared/lab-error.ts';
import { hasMissingNumbers, jsonText } from '#shared/json/json-text.ts';
import { parseTraceArguments, traceUsage, type TraceRequest } from './trace-arguments.ts';
import { traceDocument } from './trace-document.ts';

async function main(): Promise<number> {
  const parsed = parseTraceArguments(process.argv.slice(2));
  if (parsed.kind === 'error') return complain(parsed.message, 2);
  if (parsed.kind === 'help') return print([traceUsage()]);
  try {
    return await trace(parsed.request);
  } catch (thrown) {
    return complain(asLabError(thrown).message, 1);
  }
}

async function trace({ hyperparameters, backend, steps }: TraceRequest): Promise<number> {
  const backends = await loadBackends();
  const asked = backends.find(({ name }) => name === backend);
  if (asked?.available === false) {
    const others = backends.filter(({ available }) => available).map(({ name }) => name);
    const allowed = ['auto', ...others].join(', ');
    return complain(`--backend must be one of ${allowed} here (${asked.reason.replace(/\.$/, '')}).`, 2);
  }
  const engine = await chooseBackend(backend, hyperparameters);
  const document = traceDocument(hyperparameters, engine.backend, steps);
  if (hasMissingNumbers(document))
    console.error('The training diverged: infinite and undefined numbers are printed as null.');
  return print(jsonText(document));
}

/** Writes at the reader's pace. Returns when the last byte has been handed over: the process must not be ended before. */
async function print(pieces: Iterable<string>): Promise<number> {
  try {
    await pipeline(Readable.from(withNewline(pieces)), process.stdout, { end: false });
  } catch (error) {
    // The reader (`| head`) has seen enough.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
  return 0;
}

function* withNewline(pieces: Iterable<string>): Generator<string, void, undefined> {
  yield* pieces;
  yield '\n';
}

function complain(message: string, status: number): number {
  console.error(message);
  return status;
}

process.exitCode = await main();
