import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CheckedFile, FileCheck } from './check-files.ts';
import type { NamedFile } from './find-files.ts';

/** What the process is told: by what to check, then each file. */
export type CheckTask = { readonly check: FileCheck } | { readonly named: NamedFile };

/** Another process that checks files, one after the other. */
export class CheckProcess {
  readonly #process: ChildProcess;
  readonly #waiting: { resolve: (checked: CheckedFile) => void; reject: (reason: Error) => void }[] = [];
  #hasEnded = false;

  constructor(check: FileCheck, program = fileURLToPath(new URL('check-worker.js', import.meta.url))) {
    this.#process = fork(program, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#process.on('message', (checked: CheckedFile) => this.#waiting.shift()?.resolve(checked));
    this.#process.on('error', () => {
      this.#giveUp();
    });
    this.#process.on('exit', () => {
      this.#giveUp();
    });
    this.#tell({ check });
  }

  /**
   * What it says of a file; those it is given are checked in their order.
   * @throws Error when it ends before it has said so.
   */
  check(named: NamedFile): Promise<CheckedFile> {
    if (this.#hasEnded) return Promise.reject(new Error('the process has ended'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#tell({ named });
    });
  }

  /** It ends when it has checked what it was given. */
  end(): void {
    if (this.#process.connected) this.#process.disconnect();
  }

  #tell(task: CheckTask): void {
    // What cannot be told it is known by its end.
    this.#process.send(task, () => undefined);
  }

  #giveUp(): void {
    this.#hasEnded = true;
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('the process has ended'));
  }
}
