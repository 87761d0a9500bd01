/** `npm start`: the app in Electron, or in the browser where it is asked for or Electron cannot be had. */
import { provideElectron } from './electron-binary.js';
import { builtHost, top } from './places.js';
import { prepare } from './prepare.js';
import { runNode, runProcess, wasInterrupted } from './run-process.js';
import { readStartOptions } from './start-options.js';

function startOptions() {
  try {
    return readStartOptions(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return process.exit(2);
  }
}

// Editors built on Electron leave this variable in their terminals; with it Electron would start as plain Node.
const electronEnvironment = { ...process.env };
delete electronEnvironment['ELECTRON_RUN_AS_NODE'];

const { browser, hostParameters } = startOptions();
await prepare();

/** @returns {Promise<import('./run-process.js').Outcome>} */
async function openApp() {
  if (!browser) {
    const electron = await provideElectron();
    if (wasInterrupted()) return { code: 0, text: '' };
    if ('program' in electron) return runProcess(electron.program, [top], { env: electronEnvironment });
    console.error(`Electron is not used (${electron.reason}); opening Dropout Lab in the browser instead.`);
  }
  return runNode(builtHost, hostParameters);
}

const { code } = await openApp();
process.exitCode = wasInterrupted() ? 0 : code;
