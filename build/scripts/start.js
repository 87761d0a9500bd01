import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare } from './build-app.js';
import { nativeOffer } from './native/offer.js';
import { builtHost, top } from './places.js';
import { runNode, runProcess, wasInterrupted } from './run-process.js';

/**
 * What the user asked of `npm start`. Port and `--no-open` are the browser mode's; it checks them itself. Files are as they were typed.
 *
 * @typedef {{
 *   readonly browser: boolean,
 *   readonly web: boolean,
 *   readonly hostParameters: readonly string[],
 *   readonly files: readonly string[],
 * }} StartOptions
 */

/** Electron's command line is full of other things: it opens what has one of these endings and passes over the rest. */
const ending = /\.(?:dropoutlab|lesson\.md)$/i;

/**
 * Reads `[--browser | --web] [--port N] [--no-open] [FILE...]`.
 *
 * @param {readonly string[]} parameters
 * @returns {StartOptions}
 * @throws TypeError with one sentence for the user when there is anything else
 */
export function readStartOptions(parameters) {
  const { values, positionals: files } = parseArgs({
    args: [...parameters],
    options: {
      browser: { type: 'boolean', default: false },
      web: { type: 'boolean', default: false },
      port: { type: 'string' },
      'no-open': { type: 'boolean' },
    },
    allowPositionals: true,
  });
  const stranger = files.find((file) => !ending.test(file));
  if (stranger !== undefined) {
    throw new TypeError(`${stranger} is no file to open: an experiment ends in .dropoutlab, a lesson in .lesson.md.`);
  }
  const port = values.port === undefined ? [] : ['--port', values.port];
  const noOpen = values['no-open'] === true ? ['--no-open'] : [];
  if (values.web && files.length > 0) {
    throw new TypeError('The web edition opens files in the page: start it without any.');
  }
  return { browser: values.browser, web: values.web, hostParameters: [...port, ...noOpen], files };
}

const electron = join(top, 'node_modules', 'electron');

/** 110 MB take minutes on a slow line; without a network the download fails by itself within seconds. */
const downloadTimeoutMs = 5 * 60_000;

/** Electron's program, where its own package would look for it; undefined when it has not been downloaded. */
function electronProgram() {
  const note = join(electron, 'path.txt');
  const name = existsSync(note) ? readFileSync(note, 'utf8') : 'electron';
  const program = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electron, 'dist'), name);
  return existsSync(program) ? program : undefined;
}

/** Why Electron could not open a window here even if its program were present; undefined when it could. */
function obstacle() {
  if (process.platform !== 'linux') return undefined;
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'there is no display';
  if (process.getuid?.() === 0) return 'its sandbox does not work for root';
  return undefined;
}

/**
 * Electron's program, downloaded now if it must be.
 *
 * @returns {Promise<{ readonly program: string } | { readonly reason: string }>}
 */
async function provideElectron() {
  const reason = obstacle();
  if (reason !== undefined) return { reason };
  const present = electronProgram();
  if (present !== undefined) return { program: present };
  console.error('Downloading Electron, once (about 110 MB) ...');
  await runNode(join(electron, 'install.js'), [], { output: 'capture', timeoutMs: downloadTimeoutMs });
  const program = electronProgram();
  return program === undefined ? { reason: 'its program could not be downloaded' } : { program };
}

/**
 * @param {StartOptions} options
 * @returns {Promise<number>} the exit code
 */
async function openApp({ browser, web, hostParameters, files }) {
  if (web) return (await import('./web/start-web.js')).startWeb(hostParameters);
  // npm runs its scripts in the project's folder; files are named from where npm itself was called.
  const cwd = process.env['INIT_CWD'] ?? top;
  if (!browser) {
    const provided = await provideElectron();
    if (wasInterrupted()) return 0;
    if ('program' in provided) {
      // Editors built on Electron leave this variable in their terminals; with it Electron would start as plain Node.
      const env = { ...process.env };
      delete env['ELECTRON_RUN_AS_NODE'];
      return (await runProcess(provided.program, [top, ...files], { env, cwd })).code;
    }
    console.error(`Electron is not used (${provided.reason}); opening Dropout Lab in the browser instead.`);
  }
  return (await runNode(builtHost, [...hostParameters, ...files], { cwd })).code;
}

/**
 * `npm start`: the app in Electron, or in the browser where it is asked for or Electron cannot be had.
 *
 * @param {readonly string[]} parameters
 * @returns {Promise<number>} the exit code: 0 when the user stopped the app, 2 when the parameters were wrong
 */
export async function start(parameters) {
  /** @type {StartOptions} */
  let options;
  try {
    options = readStartOptions(parameters);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
  await prepare();
  const offer = nativeOffer();
  if (offer !== undefined) console.error(offer);
  const code = await openApp(options);
  return wasInterrupted() ? 0 : code;
}
