import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { backendChoices, type BackendChoice } from '#shared/engine.ts';
import {
  hyperparametersSchema,
  isChoice,
  lectureHyperparameters,
  offeredChoices,
  settingChoices,
  type Hyperparameters,
} from '#shared/hyperparameters.ts';
import { inEnglish } from '#shared/errors/english/english.ts';
import { ruleIn } from '#shared/errors/zod-rules.ts';

/** What a valid command line asks for. */
export interface TraceRequest {
  readonly hyperparameters: Hyperparameters;
  readonly backend: BackendChoice;
  readonly steps: number;
}

/** A command line as understood: a run, the usage text, or what is wrong with it in one sentence. */
export type TraceArguments =
  | { readonly kind: 'run'; readonly request: TraceRequest }
  | { readonly kind: 'help' }
  | { readonly kind: 'error'; readonly message: string };

/** The most steps of one trace, and the most cells of all its masks together: the whole document is held in memory. */
const traceLimits = { steps: 10_000, maskCells: 20_000_000 } as const;

const defaultSteps = 5;

/** The flags that stand for a hyperparameter. The loss is always PyTorch's mean squared error. */
const hyperparameterFlags = {
  seed: 'seed',
  input: 'inputSize',
  hidden: 'hiddenSize',
  output: 'outputSize',
  batch: 'batchSize',
  'drop-probability': 'dropProbability',
  'learning-rate': 'learningRate',
  activation: 'activation',
  mode: 'mode',
  optimizer: 'optimizer',
  'dropout-layer': 'dropoutLayer',
} as const satisfies Readonly<Record<string, keyof Hyperparameters>>;
type HyperparameterFlag = keyof typeof hyperparameterFlags;
type Flag = HyperparameterFlag | 'steps' | 'backend';

const flags: readonly Flag[] = [
  ...(Object.keys(hyperparameterFlags) as HyperparameterFlag[]).filter(isOffered), // the keys of a literal
  'steps',
  'backend',
];

/** Whether there is something to choose. */
function isOffered(flag: HyperparameterFlag): boolean {
  const name = hyperparameterFlags[flag];
  return !isChoice(name) || offeredChoices.includes(name);
}

function hyperparameterOf(flag: Flag): keyof Hyperparameters | undefined {
  return flag === 'steps' || flag === 'backend' ? undefined : hyperparameterFlags[flag];
}

/** What a flag's value must be, as the end of a sentence that begins with the flag. */
function rule(flag: Flag): string {
  if (flag === 'backend') return `must be ${alternatives(backendChoices)}`;
  if (flag === 'steps') return `must be a whole number from 1 to ${traceLimits.steps}`;
  const name = hyperparameterFlags[flag];
  if (isChoice(name)) return `must be ${alternatives(settingChoices[name])}`;
  return inEnglish(ruleIn(hyperparametersSchema.shape[name].safeParse(undefined).error?.issues[0]));
}

function alternatives(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

/** How to use the program, with the defaults: the lecture's experiment. */
export function traceUsage(): string {
  const defaults: Readonly<Record<Flag, string | number>> = {
    ...lectureFlagValues(),
    steps: defaultSteps,
    backend: 'auto',
  };
  const lines = flags.map((flag) => `  --${flag.padEnd(18)} ${rule(flag)} (default ${defaults[flag]})`);
  return [
    'Usage: trace [options]',
    '',
    'Trains the network of an experiment and prints the run as one JSON document: initial parameters, data, every tensor',
    'of the first step, masks and losses of all steps, and the parameters at the end.',
    '',
    ...lines,
    '  --help               prints this text',
  ].join('\n');
}

function lectureFlagValues(): Record<HyperparameterFlag, string | number> {
  const entries = Object.entries(hyperparameterFlags).map(([flag, name]) => [flag, lectureHyperparameters[name]]);
  return Object.fromEntries(entries) as Record<HyperparameterFlag, string | number>; // one entry a key
}

/** Understands the arguments behind the program's name; never throws. */
export function parseTraceArguments(args: readonly string[]): TraceArguments {
  const options: ParseArgsOptionsConfig = { help: { type: 'boolean' } };
  for (const flag of flags) options[flag] = { type: 'string' };
  let values: Readonly<Record<string, unknown>>;
  try {
    ({ values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false }));
  } catch (error) {
    return refuseUnparsed(error);
  }
  if (values['help'] === true) return { kind: 'help' };

  const settings: Record<string, unknown> = { ...lectureHyperparameters };
  for (const [flag, name] of Object.entries(hyperparameterFlags)) {
    const text = values[flag];
    if (typeof text === 'string') settings[name] = isChoice(name) ? text : numberFrom(text);
  }
  const checked = hyperparametersSchema.safeParse(settings);
  if (!checked.success) {
    const refused = checked.error.issues[0]?.path[0];
    return refuse(flags.find((flag) => hyperparameterOf(flag) === refused));
  }
  const backend = backendChoices.find((choice) => choice === (values['backend'] ?? 'auto'));
  if (backend === undefined) return refuse('backend');
  const steps = typeof values['steps'] === 'string' ? numberFrom(values['steps']) : defaultSteps;
  if (!Number.isInteger(steps) || steps < 1 || steps > traceLimits.steps) return refuse('steps');
  const mostSteps = Math.floor(traceLimits.maskCells / (checked.data.batchSize * checked.data.hiddenSize));
  if (steps > mostSteps) {
    return { kind: 'error', message: `--steps must be at most ${mostSteps} with masks of this size.` };
  }
  return { kind: 'run', request: { hyperparameters: checked.data, backend, steps } };
}

function refuse(flag: Flag | undefined): TraceArguments {
  return {
    kind: 'error',
    message: flag === undefined ? 'The options do not fit together.' : `--${flag} ${rule(flag)}.`,
  };
}

/** A decimal number; NaN for anything else, for `Number` would read an empty string as 0 and `0x10` as 16. */
function numberFrom(text: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

/** What `parseArgs` threw, in our words, with the flag or argument that it quotes. */
function refuseUnparsed(error: unknown): TraceArguments {
  const quoted = /'([^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
  const flag = flags.find((known) => quoted === `--${known}`);
  if (flag !== undefined) return refuse(flag);
  if (quoted === '--help') return { kind: 'error', message: '--help takes no value.' };
  const known = alternatives([...flags, 'help'].map((name) => `--${name}`));
  return { kind: 'error', message: `'${quoted}' is not an option: use ${known}.` };
}
