import type { PartedCheck } from '#shared/contract/file-contract.ts';
import type { UsedEngine } from '#shared/engine.ts';
import { activationTable } from '#shared/variants/activations.ts';
import type { CheckedFile, FileContents } from './check-files.ts';
import type { GradedNumbers } from './graded-file.ts';
import { oneLine } from './one-line.ts';

/** Whether nothing about a file needs a look. */
export function isFine({ kind, contents }: CheckedFile): boolean {
  return kind === 'ok' && contents !== null && contents.unlike.length === 0;
}

/** One line a file, whatever its name or what it holds, and a last one with how many there are of each kind. */
export async function* checkLines(checked: AsyncIterable<CheckedFile>): AsyncGenerator<string, void, undefined> {
  const counts: Record<CheckedFile['kind'], number> = {
    ok: 0,
    incomplete: 0,
    parted: 0,
    differs: 0,
    invalid: 0,
    failed: 0,
  };
  let files = 0;
  let unlike = 0;
  for await (const result of checked) {
    files += 1;
    counts[result.kind] += 1;
    if (result.contents !== null && result.contents.unlike.length > 0) unlike += 1;
    yield `${oneLine(`${result.file}: ${verdict(result)}`)}\n`;
  }
  const told = Object.entries(counts).flatMap(([kind, count]) => (count === 0 ? [] : [`${count} ${kind}`]));
  const asked = unlike === 0 ? [] : [`${unlike} not as asked`];
  yield `${files} ${files === 1 ? 'file' : 'files'}: ${[...told, ...asked].join(', ')}\n`;
}

function verdict(result: CheckedFile): string {
  const { contents } = result;
  if (contents === null) return outcome(result);
  const { unlike } = contents;
  const asked = unlike.length === 0 ? '' : `; not as asked: ${unlike.join(', ')}`;
  return `${outcome(result)}${asked} (${contentsText(contents)})`;
}

/** What became of the numbers of a file, in words. */
export function outcome(result: GradedNumbers): string {
  switch (result.kind) {
    case 'ok':
      return 'ok';
    case 'incomplete':
      return `incomplete: nothing differs, but not all is recorded: ${listText(result.missing)} missing`;
    case 'differs':
      return `differs at ${differenceText(result)}`;
    case 'parted':
      return `parted at step ${result.step}: ${partedText(result)}`;
    case 'invalid':
    case 'failed':
      return `${result.kind}: ${result.message}`;
  }
}

/** Why nothing can be said from a step on; sample and unit are counted from 1, as on screen. */
function partedText({ cause, first, used, recordedBy }: PartedCheck): string {
  const by = recordedBy === null ? 'an engine it does not name' : engineText(recordedBy);
  const engines = `recorded on ${by}, replayed on ${engineText(used)}`;
  return `${engines}; there ${causeText(cause)}, and from there on they cannot be compared (differs at ${differenceText(first)})`;
}

function causeText(cause: PartedCheck['cause']): string {
  switch (cause.kind) {
    case 'kink': {
      const cell = `z1[${cause.sample + 1}, ${cause.unit + 1}] = ${cause.preActivation.toExponential(1)}`;
      return `${cell} is within rounding of the kink of ${activationTable[cause.activation].symbol}`;
    }
    case 'rounding':
      return 'their differences of rounding have grown beyond 2e-6';
    case 'overflow':
      return 'the numbers are no longer finite';
  }
}

const engineText = ({ name, version }: UsedEngine) => `${name} ${version}`;

function differenceText({ step, tensor, difference }: PartedCheck['first']): string {
  return `step ${step}: ${tensor} by ${shortDifference(difference)}`;
}

function contentsText({ title, seed, steps, edits }: FileContents): string {
  const parts = [`seed ${seed}`, countText(steps, 'step'), ...(edits === 0 ? [] : [countText(edits, 'edit')])];
  return [...(title === '' ? [] : [`“${title}”`]), ...parts].join(', ');
}

function countText(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** The first of many names, and how many more. */
function listText(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

function shortDifference(difference: number): string {
  return Number.isFinite(difference) ? difference.toExponential(1) : 'more than any number';
}

/** All files as one JSON array, an object a line; a difference that is not finite is null. */
export async function* checkJson(checked: AsyncIterable<CheckedFile>): AsyncGenerator<string, void, undefined> {
  let separator = '[\n ';
  for await (const result of checked) {
    yield separator + JSON.stringify(result);
    separator = ',\n ';
  }
  yield '\n]\n';
}
