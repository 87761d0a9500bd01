import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base } from '@playwright/test';
import { builtHost } from '../../build/scripts/places.js';
import { serveWeb } from '../../build/scripts/web/serve.js';

const announcement = /^Dropout Lab: (?<url>http:\/\/127\.0\.0\.1:\d+\/\?token=\S+)$/;

/** The address the host prints when it is ready to serve. */
export async function announcedUrl(host: ChildProcess): Promise<string> {
  if (host.stdout === null) throw new Error('the standard output of the host is not piped');
  for await (const line of createInterface({ input: host.stdout })) {
    const url = announcement.exec(line)?.groups?.['url'];
    if (url !== undefined) return url;
  }
  throw new Error('the host ended without announcing its address');
}

/**
 * Starts the browser mode.
 * @param data where it keeps what windows save by themselves
 * @param files those it is given
 */
export async function startLab(data: string, ...files: readonly string[]) {
  const host = spawn(process.execPath, [builtHost, '--no-open', ...files], {
    stdio: ['ignore', 'pipe', files.length === 0 ? 'inherit' : 'ignore'],
    env: { ...process.env, DROPOUT_LAB_DATA: data },
  });
  const ended = once(host, 'exit');
  return {
    url: await announcedUrl(host),
    pid: host.pid ?? 0, // it has announced itself
    async stop(): Promise<void> {
      host.kill();
      await ended;
    },
  };
}

/** `host`: the browser mode. `web`: the web edition behind a plain server, below a path. */
type Edition = 'host' | 'web';

/** A host that tests have to themselves. */
export interface LabHost {
  readonly url: string;
  /** Forgets what windows have saved by themselves: what those of one test have left is not offered in those of the next. */
  forgetSaved(): Promise<void>;
  stop(): Promise<void>;
}

const starters: Readonly<Record<Edition, () => Promise<LabHost>>> = {
  async host() {
    const data = await mkdtemp(join(tmpdir(), 'dropout-lab-data-'));
    // What is autosaved here is nobody's work.
    const lab = await startLab(data);
    return {
      url: lab.url,
      forgetSaved: () => rm(join(data, 'autosave'), { recursive: true, force: true }),
      async stop() {
        await lab.stop();
        await rm(data, { recursive: true });
      },
    };
  },
  async web() {
    const server = await serveWeb({ port: 0, path: '/schools/lab/' });
    // Each test has a browser of its own, which keeps what is saved.
    return { url: server.url, forgetSaved: () => Promise.resolve(), stop: () => server.close() };
  },
};

interface LabFixtures {
  readonly labUrl: string;
  /** Whether windows begin with the start screen; without it they begin in the lab, as for a user who has unticked it. */
  readonly startScreen: boolean;
}

/** A test of the built app in a browser: `labUrl` is the address of a host that one worker of Playwright has to itself. */
export const test = base.extend<LabFixtures, { labHost: LabHost; edition: Edition }>({
  edition: ['host', { option: true, scope: 'worker' }],
  startScreen: [false, { option: true }],
  context: async ({ context, startScreen }, use) => {
    if (!startScreen) {
      await context.addInitScript(() => {
        // An empty page has no storage.
        if (location.protocol === 'http:') localStorage.setItem('dropout-lab.welcome', 'hidden');
      });
    }
    await use(context);
  },
  labHost: [
    async ({ edition }, use) => {
      const lab = await starters[edition]();
      await use(lab);
      await lab.stop();
    },
    { scope: 'worker', timeout: 30_000 },
  ],
  labUrl: async ({ labHost }, use) => {
    await labHost.forgetSaved();
    await use(labHost.url);
  },
});

export { expect } from '@playwright/test';
