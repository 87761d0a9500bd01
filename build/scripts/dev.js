import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { forgetBuilt } from './build-app.js';
import { installIfMissing } from './install.js';
import { onNpmGone } from './parent.js';
import { builtHost, top } from './places.js';

/**
 * `npm run dev [-- --port N]`: builds at every change and starts the browser mode again when its programs have changed.
 * The window is reloaded by hand: hot replacement writes inline styles, which the content security policy refuses, and
 * development works on what is shipped.
 *
 * @param {readonly string[]} parameters of the browser mode
 * @returns {Promise<number>} the exit code, once everything is built for the first time; watching goes on
 */
export async function dev(parameters) {
  if (!(await installIfMissing())) return 1;
  await forgetBuilt();

  /** @type {import('node:child_process').ChildProcess | undefined} */
  let host;

  async function stopHost() {
    if (host?.exitCode !== null || host.signalCode !== null) return;
    const ended = once(host, 'exit');
    host.kill();
    await ended;
  }

  async function restartHost() {
    await stopHost();
    host = spawn(process.execPath, [builtHost, '--no-open', ...parameters], { cwd: top, stdio: 'inherit' });
  }

  const stop = () => void stopHost().then(() => process.exit(0));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, stop);
  onNpmGone(stop);

  // Loaded late: vite may have been installed a moment ago.
  const { createBuilder } = await import('vite');
  const builder = await createBuilder({ configFile: 'build/vite.config.ts', build: { watch: {} }, logLevel: 'warn' });
  // The host needs all the others to start, so its own build comes last.
  for (const name of ['client', 'preload', 'node', 'tools']) {
    const environment = builder.environments[name];
    if (environment === undefined) continue;
    const watcher = await builder.build(environment);
    if (!('on' in watcher)) throw new Error(`vite does not watch the environment ${name}`);
    await new Promise((resolve) => {
      watcher.on('event', async (event) => {
        if (event.code === 'ERROR') console.error(event.error.message);
        if (event.code !== 'END') return;
        console.error(`built ${name}`);
        if (name === 'tools') await restartHost();
        resolve(undefined);
      });
    });
  }
  return 0;
}
