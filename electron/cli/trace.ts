/**
 * `trace`: trains the lecture's network, or another, and prints the run as one JSON document on standard output. Everything
 * else goes to standard error. Exit status: 0 done, 1 the engine failed, 2 the command line was wrong.
 */
import { demandBackend } from '#core/backend-choice.ts';
import { nodeEngine } from '#core/engine/node/node-engine.ts';
import { asLabError } from '#shared/lab-error.ts';
import { hasNonFiniteNumbers, jsonText } from '#shared/json/json-text.ts';
import { backendRefusal } from './backend-option.ts';
import { print } from './print.ts';
import { parseTraceArguments, traceUsage, type TraceRequest } from './trace-arguments.ts';
import { traceDocument } from './trace-document.ts';

async function main(): Promise<number> {
  const parsed = parseTraceArguments(process.argv.slice(2));
  if (parsed.kind === 'error') return complain(parsed.message, 2);
  if (parsed.kind === 'help') return printed([`${traceUsage()}\n`]);
  try {
    return await trace(parsed.request);
  } catch (thrown) {
    return complain(asLabError(thrown).message, 1);
  }
}

async function trace({ hyperparameters, backend, steps }: TraceRequest): Promise<number> {
  const refusal = await backendRefusal(backend);
  if (refusal !== null) return complain(refusal, 2);
  const demanded = await demandBackend(backend, hyperparameters, nodeEngine);
  const document = traceDocument(hyperparameters, demanded, steps);
  if (hasNonFiniteNumbers(document))
    console.error('The training diverged: such numbers are printed as the texts "NaN", "Infinity" and "-Infinity".');
  return printed(withNewline(jsonText(document)));
}

async function printed(pieces: Iterable<string>): Promise<number> {
  await print(pieces);
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
