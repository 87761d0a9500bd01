import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Contender } from './contenders.ts';

/** PyTorch in a process of its own, waiting to be told how many steps to time. */
export interface TorchProcess extends Contender {
  readonly time: (steps: number) => Promise<number>;
  readonly stop: () => void;
}

/**
 * PyTorch with one thread and with two; none where python3 or torch is missing.
 * @param sizes of another network than the lecture's: in, hidden, out, batch; its steps are not recorded.
 */
export async function startTorches(sizes: readonly number[]): Promise<readonly TorchProcess[]> {
  return [await startTorch(1, sizes), await startTorch(2, sizes)].filter((torch) => torch !== null);
}

async function startTorch(threads: number, sizes: readonly number[]): Promise<TorchProcess | null> {
  // Where the project is comes from engine-process.js: this file runs bundled, elsewhere.
  const script = join(process.cwd(), 'tests/bench/torch_step.py');
  const python = spawn('python3', [script, ...[threads, ...sizes].map(String)], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  const failed = once(python, 'error').then(() => null);
  const version = await Promise.race([failed, lines.next()]);
  if (version === null || version.done === true) return null;
  return {
    name: `PyTorch ${version.value} eager with ${threads} thread${threads === 1 ? '' : 's'}`,
    async time(steps) {
      python.stdin.write(`${steps}\n`);
      const answer = await lines.next();
      return Number(answer.value);
    },
    stop: () => python.stdin.end(),
  };
}
