/**
 * `check`: validates experiment files, replays them and compares with what they recorded; with `--answers` it grades the answers in them,
 * too. Results go to standard output, everything else to standard error. Exit status: 0 all are ok and as asked, 1 some are not, 2 the command line was wrong.
 */
import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { asLabError } from '#shared/lab-error.ts';
import { backendRefusal } from './backend-option.ts';
import { checkUsage, parseCheckArguments, type CheckRequest } from './check-arguments.ts';
import { checkFiles } from './check-class.ts';
import { startIn, type CheckedFile } from './check-files.ts';
import { checkJson, checkLines, isFine } from './check-report.ts';
import { gradeCsv } from './grade-csv.ts';
import { gradeFiles } from './grade-files.ts';
import { gradeJson } from './grade-json.ts';
import { askedLesson, type AskedLesson } from './grade-lesson.ts';
import { gradeTable } from './grade-table.ts';
import { isFineFile } from './graded-file.ts';
import { print } from './print.ts';

async function main(): Promise<number> {
  const parsed = parseCheckArguments(process.argv.slice(2));
  if (parsed.kind === 'error') return complain(parsed.message);
  if (parsed.kind === 'run') return check(parsed.request);
  await print([`${checkUsage}\n`]);
  return 0;
}

async function check(request: CheckRequest): Promise<number> {
  const refusal = await backendRefusal(request.backend);
  if (refusal !== null) return complain(refusal);
  const { like } = request;
  let start: ExperimentDocument | null;
  let asked: AskedLesson | null;
  try {
    start = like === null ? null : await startIn(like);
    asked = start !== null && request.answers ? await askedLesson(start) : null;
  } catch (thrown) {
    return complain(`--like ${like ?? ''}: ${asLabError(thrown).message}`);
  }
  return asked === null ? checkNumbers(request, start?.state ?? null) : grade(request, asked);
}

async function checkNumbers(request: CheckRequest, start: ExperimentState | null): Promise<number> {
  let status = 0;
  async function* watched(): AsyncGenerator<CheckedFile, void, undefined> {
    for await (const result of checkFiles(request, start)) {
      if (!isFine(result)) status = 1;
      yield result;
    }
  }
  await print(request.json ? checkJson(watched()) : checkLines(watched()));
  return status;
}

async function grade(request: CheckRequest, asked: AskedLesson): Promise<number> {
  const graded = await gradeFiles(request, asked);
  const write = request.csv ? gradeCsv : request.json ? gradeJson : gradeTable;
  await print([write(graded, asked)]);
  return graded.every(isFineFile) ? 0 : 1;
}

function complain(message: string): number {
  console.error(message);
  return 2;
}

process.exitCode = await main();
