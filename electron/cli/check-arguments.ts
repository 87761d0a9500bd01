import { parseArgs } from 'node:util';
import { backendChoices, backendChoiceSchema, type BackendChoice } from '#shared/engine.ts';

/** What a valid command line asks for. */
export interface CheckRequest {
  /** Files, folders and patterns. */
  readonly files: readonly string[];
  readonly backend: BackendChoice;
  readonly json: boolean;
  /** Whether the answers in the files are graded; then `like` is there and holds their lesson. */
  readonly answers: boolean;
  readonly csv: boolean;
  /** A file whose experiment the others are to be; null: any. */
  readonly like: string | null;
}

/** A command line as understood: files to check, the usage text, or what is wrong with it in one sentence. */
export type CheckArguments =
  | { readonly kind: 'run'; readonly request: CheckRequest }
  | { readonly kind: 'help' }
  | { readonly kind: 'error'; readonly message: string };

const backends = `${backendChoices.slice(0, -1).join(', ')} or ${backendChoices.at(-1)}`;

/** How to use the program. */
export const checkUsage = [
  'Usage: check [options] FILE|FOLDER|PATTERN...',
  '',
  'Validates experiment files, trains each again and compares with the numbers it recorded. A folder stands for all experiment',
  'files in it and in its folders, a pattern in quotation marks for what it matches. One line a file, then one with the counts:',
  '  FILE: ok (“TITLE”, seed 42, 20 steps, 3 edits)',
  '  FILE: differs at step 3: fc1.weight by 1.2e-3 (...)   the first step that differs (0: the start), its first tensor',
  '  FILE: parted at step 369: ...                         its engine cannot be had here, and from there on the two part',
  '  FILE: incomplete: ...                                 nothing differs, but some numbers are not recorded',
  '  FILE: invalid: ...                                    what is wrong, in which field and line',
  '  FILE: failed: ...                                     the engine could not replay it',
  '  FILE: ok; not as asked: seed is 7, not 42 (...)       with --like',
  'Exit status: 0 all are ok and as asked, whatever was answered; 1 some are not, 2 the command line was wrong.',
  '',
  '  --like START         says whether each file is the experiment of START gone on with: the same settings and data, the',
  '                       same edits if START has any, at least as many steps',
  '  --answers            grades the answers to the lesson that is open in START: a table with one row a file and one column a',
  '                       task, and how the class did in each. The README says what stands in it',
  '  --csv                prints that table for a spreadsheet: UTF-8, a comma between cells, every answer whole',
  '  --json               prints one JSON array of objects instead',
  `  --backend            must be ${backends} (default auto)`,
  '  --help               prints this text',
].join('\n');

/** Understands the arguments behind the program's name; never throws. */
export function parseCheckArguments(args: readonly string[]): CheckArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean' },
        backend: { type: 'string' },
        like: { type: 'string' },
        answers: { type: 'boolean' },
        csv: { type: 'boolean' },
      },
      strict: true,
      allowPositionals: true,
    });
    if (values.help === true) return { kind: 'help' };
    const backend = backendChoiceSchema.safeParse(values.backend ?? 'auto');
    if (!backend.success) return { kind: 'error', message: `--backend must be ${backends}.` };
    if (positionals.length === 0)
      return { kind: 'error', message: 'Name at least one file, folder or pattern to check.' };
    const { json = false, like = null, answers = false, csv = false } = values;
    if (answers && like === null) return { kind: 'error', message: '--answers needs the lesson: --like START.' };
    if (csv && !answers) return { kind: 'error', message: '--csv goes with --answers.' };
    if (csv && json) return { kind: 'error', message: 'Use --csv or --json, not both.' };
    return { kind: 'run', request: { files: positionals, backend: backend.data, json, like, answers, csv } };
  } catch (error) {
    const quoted = /'([^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
    if (quoted === '--backend') return { kind: 'error', message: `--backend must be ${backends}.` };
    if (quoted === '--like') return { kind: 'error', message: '--like must be followed by a file.' };
    if (['--json', '--help', '--answers', '--csv'].includes(quoted)) {
      return { kind: 'error', message: `${quoted} takes no value.` };
    }
    const known = '--like, --answers, --csv, --json, --backend or --help';
    return { kind: 'error', message: `'${quoted}' is not an option: use ${known}.` };
  }
}
