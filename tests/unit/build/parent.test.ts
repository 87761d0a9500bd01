import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const moduleUrl = pathToFileURL(resolve(import.meta.dirname, '../../../build/scripts/parent.js')).href;

/** Watches its parent, says so, and ends by itself after a while so that a failing test leaves nothing behind. */
const watcher = (patienceMs: number) => `import { onNpmGone } from ${JSON.stringify(moduleUrl)};
  onNpmGone(() => { console.log("gone"); process.exit(); });
  setTimeout(() => { console.log("stayed"); process.exit(); }, ${String(patienceMs)});
  process.send("watching", () => process.disconnect());`;

/** Starts the watcher as its child, and is gone once the watcher runs. */
const shell = (patienceMs: number) => `const { spawn } = require("node:child_process");
  spawn(process.execPath, ["--input-type=module", "--eval", ${JSON.stringify(watcher(patienceMs))}], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  }).on("message", () => process.exit());`;

async function saidByWatcher(env: NodeJS.ProcessEnv, patienceMs: number): Promise<string> {
  const running = spawn(process.execPath, ['--eval', shell(patienceMs)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  running.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  await once(running.stdout, 'close');
  return text;
}

describe.skipIf(process.platform === 'win32')('a script of npm', () => {
  it('notices that npm and its shell are gone', async () => {
    expect(await saidByWatcher({ ...process.env, npm_lifecycle_event: 'start' }, 20_000)).toBe('gone\n');
  });

  it('does not mind when it was started by hand', async () => {
    const byHand = { ...process.env };
    delete byHand['npm_lifecycle_event'];
    expect(await saidByWatcher(byHand, 2000)).toBe('stayed\n');
  });
});
