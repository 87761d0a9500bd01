import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runNode, runProcess } from '../../../build/scripts/run-process.js';

const moduleUrl = pathToFileURL(resolve(import.meta.dirname, '../../../build/scripts/run-process.js')).href;

describe('a started program', () => {
  it('gives its exit code and what it said', async () => {
    const script = 'console.log("out"); console.error("err"); process.exit(3)';
    const { code, text } = await runNode('--eval', [script], { output: 'capture' });
    expect(code).toBe(3);
    expect(text).toContain('out\n');
    expect(text).toContain('err\n');
  });

  it('that cannot be started is a failure, not an exception', async () => {
    expect((await runProcess('no-such-program-anywhere', [], { output: 'capture' })).code).toBe(127);
  });

  it('is stopped when its time is over', async () => {
    const options = { output: 'capture', timeoutMs: 200 } as const;
    expect((await runNode('--eval', ['setInterval(() => {}, 1000)'], options)).code).toBe(1);
  });

  it.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)(
    'hears %s, and is waited for',
    async (signal) => {
      const child = `process.once("${signal}", () => { console.log("child ended"); process.exit(0); }); console.log("ready"); setInterval(() => {}, 1000);`;
      const parent = `import { runNode, wasInterrupted } from ${JSON.stringify(moduleUrl)};
        const { code } = await runNode("--eval", [${JSON.stringify(child)}]);
        console.log("parent ended", code, wasInterrupted());`;
      const running = spawn(process.execPath, ['--input-type=module', '--eval', parent]);
      const ended = once(running, 'close');
      let text = '';
      running.stdout.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
        if (piece.includes('ready')) running.kill(signal);
      });
      expect(await ended).toEqual([0, null]);
      expect(text).toBe('ready\nchild ended\nparent ended 0 true\n');
    },
  );
});
