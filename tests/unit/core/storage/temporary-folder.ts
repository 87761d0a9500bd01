import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dropout-lab-files-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

function run(command: string, ...parameters: string[]): boolean {
  return spawnSync(command, parameters, { stdio: 'ignore' }).status === 0;
}

/** Mounts a disk of `kibibytes` on a folder; false where this account may not. */
function mountDisk(folder: string, kibibytes: number): boolean {
  return (
    process.platform === 'linux' && run('mount', '-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'dropout-lab-test', folder)
  );
}

/** Whether this account may mount a disk: elsewhere nothing can be made full or read-only without harm. */
export const canMount = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'dropout-lab-files-'));
  try {
    return mountDisk(folder, 64) && run('umount', folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
})();

/** A small disk that goes with the test. */
export function smallDisk(kibibytes: number) {
  const folder = temporaryFolder();
  if (!mountDisk(folder, kibibytes)) throw new Error('the disk cannot be mounted');
  onTestFinished(() => {
    run('umount', folder);
  });
  return {
    folder,
    makeReadOnly() {
      if (!run('mount', '-o', 'remount,ro', folder)) throw new Error('the disk cannot be made read-only');
    },
  };
}
