/**
 * Where the npm scripts begin: `node build/scripts/run.js COMMAND [PARAMETER...]` runs a command and ends with its exit code.
 * Long commands are loaded when they are asked for, because some need packages that may not be installed yet.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp, prepare } from './build-app.js';
import { installIfMissing } from './install.js';
import { builtCheck, builtTrace, top } from './places.js';
import { npm, runNode } from './run-process.js';

/** @typedef {(parameters: readonly string[]) => Promise<number>} Command gives the exit code */

/**
 * A program for Node that needs the built app. Nothing but the program itself writes to standard output.
 *
 * @param {string} file
 * @param {string} [folder] in which it runs
 * @returns {Command}
 */
const program =
  (file, folder = top) =>
  async (parameters) => {
    await prepare();
    return (await runNode(file, parameters, { cwd: folder })).code;
  };

/** @type {Command} */
const build = async () => ((await installIfMissing()) && (await buildApp('inherit')) ? 0 : 1);

/** @type {Command} */
async function buildWebEdition() {
  await prepare();
  await (await import('./web/build-web.js')).buildWeb();
  return 0;
}

/** The damaged files and fuzzed messages of `npm test`, ten times as many unless a number is given. @type {Command} */
async function fuzz([count = '10000']) {
  const env = { ...process.env, DROPOUTLAB_FUZZ: count };
  const tests = ['tests/unit/shared/experiment/fuzz.test.ts', 'tests/contract/fuzz.test.ts'];
  return (await npm(['run', '--silent', 'unit', '--', ...tests], { env })).code;
}

/**
 * Specs of a project of build/playwright.config.ts, which `npm test` runs shorter: each option is passed on as a variable.
 *
 * @param {string} project
 * @param {Readonly<Record<string, string>>} variables by the names of the options
 * @param {Readonly<NodeJS.ProcessEnv>} own what holds when it is run by itself
 * @returns {Command}
 */
const specs =
  (project, variables, own = {}) =>
  async (parameters) => {
    const options = Object.fromEntries(
      Object.keys(variables).map((name) => [name, { type: /** @type {const} */ ('string') }]),
    );
    const { values } = parseArgs({ args: [...parameters], options });
    /** @type {NodeJS.ProcessEnv} */
    const env = { ...process.env, ...own };
    for (const [name, variable] of Object.entries(variables)) {
      const value = values[name];
      if (typeof value === 'string') env[variable] = value;
    }
    await prepare();
    const report = ['--reporter', 'list'];
    return (await npm(['run', '--silent', 'e2e', '--', '--project', project, ...report], { env })).code;
  };

/** @type {Readonly<Record<string, Command>>} */
const commands = {
  start: async (parameters) => (await import('./start.js')).start(parameters),
  dev: async (parameters) => (await import('./dev.js')).dev(parameters),
  verify: async () => (await import('./test/verify.js')).verify(),
  build,
  'build:web': buildWebEdition,
  native: async () => (await import('./native/native.js')).native(),
  trace: program(builtTrace),
  // npm runs its scripts in the project's folder; the files to check are named from where npm itself was called.
  check: program(builtCheck, process.env['INIT_CWD']),
  bench: program(join(top, 'tests', 'bench', 'bench.js')),
  fuzz,
  // Whoever runs it by itself has a quiet machine, and waits as long as a person does.
  monkey: specs('monkey', { seed: 'MONKEY_SEED', actions: 'MONKEY_ACTIONS' }, { MONKEY_LIMIT: '2000' }),
  soak: specs('soak', { minutes: 'SOAK_MINUTES' }, { SOAK_FRAMES: '0.9' }),
  'release-check': async (parameters) => (await import('./release/release-check.js')).releaseCheck(parameters),
  'release-pack': async (parameters) => (await import('./release/release-pack.js')).releasePack(parameters),
  sbom: async () => (await import('./release/sbom.js')).sbom(),
  'draw-icons': async () => (await import('./pack/draw-icons.js')).drawIcons(),
};

const [name = '', ...parameters] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command === undefined) {
  console.error(`There is no command "${name}". The commands are ${Object.keys(commands).join(', ')}.`);
  process.exitCode = 2;
} else {
  process.exitCode = await command(parameters);
}
