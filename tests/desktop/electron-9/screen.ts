import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { asOrdinaryUser } from './ordinary-user.ts';

const run = promisify(execFile);

interface Active {
  readonly kind: 'window' | 'dialog' | 'nothing';
  readonly id: string;
}

/** A screen with a window manager, and somebody at its keyboard. */
export interface Screen {
  /** The environment of programs that show themselves on it. */
  readonly env: NodeJS.ProcessEnv;
  /** Presses keys one after the other, by xdotool's names of them. */
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** What the keyboard belongs to. */
  active(): Promise<Active>;
  /** Waits until the keyboard belongs to a window of this kind, and returns its id. */
  activeIs(kind: Active['kind']): Promise<string>;
  photograph(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Xvfb chooses a free number and writes it to its fourth stream. */
async function startServer(): Promise<{ readonly server: ChildProcess; readonly display: string }> {
  // It is reached through a socket of this machine alone, there by every user. It would begin anew when a client leaves it alone.
  const parameters = ['-displayfd', '3', '-screen', '0', '1440x960x24', '-nolisten', 'tcp', '-ac', '-noreset'];
  const server = spawn('Xvfb', parameters, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const numbers = server.stdio[3];
  if (!numbers) throw new Error('the fourth stream of Xvfb is not piped');
  const [line] = (await once(numbers, 'data')) as [Buffer];
  return { server, display: `:${line.toString().trim()}` };
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const ended = once(program, 'exit');
  program.kill();
  await ended;
}

/** @param home a folder of the ordinary user */
export async function openScreen(home: string): Promise<Screen> {
  const { server, display } = await startServer();
  const env = { ...process.env, DISPLAY: display, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home };
  const manager = spawn('env', [...asOrdinaryUser, 'openbox'], { env, stdio: 'ignore' });
  const xdotool = async (...words: readonly string[]): Promise<string> => (await run('xdotool', words, { env })).stdout;
  async function active(): Promise<Active> {
    try {
      const id = (await xdotool('getactivewindow')).trim();
      const { stdout } = await run('xprop', ['-id', id, '_NET_WM_WINDOW_TYPE'], { env });
      return { kind: stdout.includes('_NET_WM_WINDOW_TYPE_DIALOG') ? 'dialog' : 'window', id };
    } catch {
      return { kind: 'nothing', id: '' }; // or it was closed while it was asked
    }
  }
  await expect.poll(() => xdotool('get_desktop').catch(() => 'no window manager yet')).toMatch(/^\d+\s*$/);
  return {
    env,
    async press(...keys) {
      if (keys.length > 0) await xdotool('key', '--clearmodifiers', ...keys);
    },
    async type(text) {
      await xdotool('type', text);
    },
    active,
    async activeIs(kind) {
      await expect.poll(async () => (await active()).kind).toBe(kind);
      return (await active()).id;
    },
    async photograph(path) {
      await run('import', ['-window', 'root', path], { env });
    },
    async close() {
      await end(manager);
      await end(server);
    },
  };
}
