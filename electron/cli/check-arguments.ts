import { parseArgs } from 'node:util';
import { backendChoices, backendChoiceSchema, type BackendChoice } from '#shared/engine.ts';

/** What a valid command line asks for. */
export interface CheckRequest {
  readonly files: readonly string[];
  readonly backend: BackendChoice;
  readonly json: boolean;
}

/** A command line as understood: files to check, the usage text, or what is wrong with it in one sentence. */
export type CheckArguments =
  | { readonly kind: 'run'; readonly request: CheckRequest }
  | { readonly kind: 'help' }
  | { readonly kind: 'error'; readonly message: string };

const backends = `${backendChoices.slice(0, -1).join(', ')} or ${backendChoices.at(-1)}`;

/** How to use the program. */
export const checkUsage = [
  'Usage: check [options] FILE...',
  '',
  'Validates experiment files, trains each again and compares with the numbers it recorded. One line a file:',
  '  FILE: ok',
  '  FILE: differs at step 3: fc1.weight by 1.2e-3   the first step that differs (0: the start), its first tensor',
  '  FILE: compared up to step 369: ...              recorded on an engine that cannot be had here: from there on the two part',
  '  FILE: invalid: ...                              what is wrong, in which field and line',
  '  FILE: failed: ...                               the engine could not replay it',
  'Exit status: 0 all are ok, 1 some are not, 2 the command line was wrong.',
  '',
  '  --json               prints one JSON array of objects instead',
  `  --backend            must be ${backends} (default auto)`,
  '  --help               prints this text',
].join('\n');

/** Understands the arguments behind the program's name; never throws. */
export function parseCheckArguments(args: readonly string[]): CheckArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' }, help: { type: 'boolean' }, backend: { type: 'string' } },
      strict: true,
      allowPositionals: true,
    });
    if (values.help === true) return { kind: 'help' };
    const backend = backendChoiceSchema.safeParse(values.backend ?? 'auto');
    if (!backend.success) return { kind: 'error', message: `--backend must be ${backends}.` };
    if (positionals.length === 0) return { kind: 'error', message: 'Name at least one file to check.' };
    return { kind: 'run', request: { files: positionals, backend: backend.data, json: values.json === true } };
  } catch (error) {
    const quoted = /'([^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
    if (quoted === '--backend') return { kind: 'error', message: `--backend must be ${backends}.` };
    if (quoted === '--json' || quoted === '--help') return { kind: 'error', message: `${quoted} takes no value.` };
    return { kind: 'error', message: `'${quoted}' is not an option: use --json, --backend or --help.` };
  }
}
