import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownIdentity, processState } from '#core/storage/disk/process-identity.ts';
import { isHeld, slotLock } from '#core/storage/disk/slot-lock.ts';
import { temporaryFolder } from './temporary-folder.ts';

const onLinux = process.platform === 'linux';

/** A lock file with this text, last touched so long ago. */
function lockFile(text: string, silentMs = 0): string {
  const path = join(temporaryFolder(), 'a.lock');
  writeFileSync(path, text);
  const at = new Date(Date.now() - silentMs);
  utimesSync(path, at, at);
  return path;
}

describe('a lock', () => {
  it('is held from the first hold to the release, in a folder nobody else can open', () => {
    const folder = join(temporaryFolder(), 'data', 'autosave');
    const path = join(folder, 'a.lock');
    const lock = slotLock(path);
    expect(isHeld(path)).toBe(false);
    lock.hold();
    lock.hold();
    expect(isHeld(path)).toBe(true);
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700);
    lock.release();
    expect(isHeld(path)).toBe(false);
    expect(existsSync(path)).toBe(false);
    lock.release();
  });

  it('is taken again when its file was removed', () => {
    const path = join(temporaryFolder(), 'a.lock');
    const lock = slotLock(path);
    lock.hold();
    rmSync(path);
    lock.hold();
    expect(isHeld(path)).toBe(true);
    lock.release();
  });

  it('ends with its process, however fresh it is', async () => {
    const child = spawn(process.execPath, ['--eval', '']);
    await once(child, 'exit');
    expect(isHeld(lockFile(JSON.stringify({ ...ownIdentity(), pid: child.pid })))).toBe(false);
  });

  it.skipIf(!onLinux)('is not kept by another process of the same number (skipped off Linux)', () => {
    const own = ownIdentity();
    expect(isHeld(lockFile(JSON.stringify(own), 3_600_000))).toBe(true);
    expect(isHeld(lockFile(JSON.stringify({ ...own, startedAt: 'another start' })))).toBe(false);
  });

  it.skipIf(!onLinux)('ends with a process nobody has waited for (skipped off Linux)', async () => {
    // The child ends with the input, which is closed when its parent stands still: nobody takes note of the end.
    const program = 'exec 3<&0; cat <&3 & echo $!; kill -STOP $$';
    const parent = spawn('sh', ['-c', program], { stdio: ['pipe', 'pipe', 'ignore'] });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer]; // what `once` gives for data
    await expect.poll(() => readFileSync(`/proc/${parent.pid}/stat`, 'latin1')).toContain(' T ');
    parent.stdin.end();
    const identity = { ...ownIdentity(), pid: Number(line.toString()) };
    await expect.poll(() => processState(identity)).toBe('ended');
    expect(process.kill(identity.pid, 0)).toBe(true);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
  });

  it.each([
    ['of another machine', JSON.stringify({ ...ownIdentity(), machine: 'elsewhere' })],
    ['of a process whose start nobody knows', JSON.stringify({ ...ownIdentity(), startedAt: null })],
    ['that is damaged', '{"machine":'],
  ])('%s is held while its owner shows that it lives', (_, text) => {
    expect(isHeld(lockFile(text, 30_000))).toBe(true);
    expect(isHeld(lockFile(text, 90_000))).toBe(false);
    // The clock was set back since: an owner that lives would have renewed it.
    expect(isHeld(lockFile(text, -30_000))).toBe(true);
    expect(isHeld(lockFile(text, -86_400_000))).toBe(false);
  });
});
