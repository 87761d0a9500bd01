import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** PyTorch in a process of its own, waiting to be told how many steps to time. */
export interface TorchProcess {
  readonly name: string;
  /** Mean microseconds of one of `steps` steps. */
  readonly time: (steps: number) => Promise<number>;
  readonly stop: () => void;
}

/**
 * Starts torch_step.py with a number of threads; null when python3 or torch is not there.
 * @param sizes of another network than the lecture's: in, hidden, out, batch; its steps are not recorded.
 */
export async function startTorch(
  script: string,
  threads: number,
  sizes: readonly number[] = [],
): Promise<TorchProcess | null> {
  const python = spawn('python3', [script, ...[threads, ...sizes].map(String)], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  const failed = once(python, 'error').then(() => null);
  const version = await Promise.race([failed, lines.next()]);
  if (version === null || version.done === true) return null;
  return {
    name: `PyTorch ${version.value} eager, ${threads} thread${threads === 1 ? '' : 's'}`,
    async time(steps) {
      python.stdin.write(`${steps}\n`);
      const answer = await lines.next();
      return Number(answer.value);
    },
    stop: () => python.stdin.end(),
  };
}
