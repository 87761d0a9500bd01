/** Entry of the browser mode: serves the window on 127.0.0.1, prints its address and opens it in the user's browser. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { steadyBeats } from '#shared/rpc/heartbeat.ts';
import { createAccessToken } from './access-token.ts';
import { givenFiles } from './given-files.ts';
import { hostLimits } from './limits.ts';
import { readStartOptions, type StartOptions } from './options.ts';
import { startHost, type RunningHost } from './server.ts';
import { createTrainerLink } from './trainer-link.ts';

const built = import.meta.dirname;
const rendererFolder = join(built, '../renderer');

/** Ends the program with one sentence instead of a stack, for errors that the user can do something about. */
function giveUp(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function startOptions(): StartOptions {
  try {
    return readStartOptions(process.argv.slice(2), process.cwd());
  } catch (error) {
    return giveUp(error instanceof Error ? error.message : String(error));
  }
}

function explainStart(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${port} is in use; choose another with --port, or leave it out.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this account; choose one above 1023.`;
  return `Dropout Lab cannot listen on port ${port}: ${error instanceof Error ? error.message : String(error)}`;
}

const { port, openBrowser, files: paths } = startOptions();
if (!existsSync(join(rendererFolder, 'index.html'))) giveUp('The window is not built yet: run "npm start" instead.');

const trainer = createTrainerLink(join(built, '../node/trainer-process.js'));
// What is wrong with a file is no reason not to start: the page says it, too.
const files = await givenFiles(paths, (sentence) => console.error(sentence));
let host: RunningHost;
try {
  host = await startHost({
    port,
    token: createAccessToken(),
    rendererFolder,
    trainer,
    files,
    limits: hostLimits,
    now: () => performance.now(),
    beats: steadyBeats,
  });
} catch (error) {
  await trainer.stop();
  giveUp(explainStart(error, port));
}

/** On a machine without a browser the host goes on: its address has been printed. */
async function showInBrowser(url: string): Promise<void> {
  const say = (error: unknown): void => {
    console.error(`The browser could not be opened: ${String(error)}`);
  };
  try {
    const { default: open } = await import('open');
    (await open(url)).on('error', say);
  } catch (error) {
    say(error);
  }
}

let ending = false;

/** Ctrl+C reaches this program twice when a launcher passes it on too: the second must not cut the first short. */
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await Promise.all([host.close(), trainer.stop()]);
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());

console.log(`Dropout Lab: ${host.url}`);
if (openBrowser) await showInBrowser(host.url);
