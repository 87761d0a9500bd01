import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { systemCode } from './file-errors.ts';

/**
 * A process, and what distinguishes it from a later one that gets the same number. `machine` is the machine or container in which
 * the number is valid. `startedAt` is null where the system does not provide it.
 */
export const processIdentitySchema = z.strictObject({
  machine: z.string(),
  pid: z.number().int().positive(),
  startedAt: z.string().nullable(),
});
export type ProcessIdentity = Readonly<z.infer<typeof processIdentitySchema>>;

/** What `read` returns, or null where the system has no such thing. */
function ifKnown(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function thisMachine(): string {
  return `${hostname()} ${ifKnown(() => readlinkSync('/proc/self/ns/pid')) ?? ''}`;
}

/**
 * When a process started, in ticks since a named start of the system: Linux only. Empty for one that has ended but is still
 * listed, because its parent has not asked for its exit status yet.
 */
function startOf(pid: number): string | null {
  return ifKnown(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // proc_pid_stat(5): the name in brackets may hold anything; behind it field 3 is the state, field 22 the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return '';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()} ${fields[19] ?? ''}`;
  });
}

/** The identity of this process. */
export function ownIdentity(): ProcessIdentity {
  return { machine: thisMachine(), pid: process.pid, startedAt: startOf(process.pid) };
}

/** Whether a process still runs; `unknown` when it is of another machine or its number may be another's by now. */
export function processState({ machine, pid, startedAt }: ProcessIdentity): 'running' | 'ended' | 'unknown' {
  if (machine !== thisMachine()) return 'unknown';
  try {
    process.kill(pid, 0); // signal 0 is not sent: it only checks that the process exists
  } catch (thrown) {
    if (systemCode(thrown) === 'ESRCH') return 'ended';
  }
  const present = startOf(pid);
  if (startedAt === null || present === null) return 'unknown';
  return present === startedAt ? 'running' : 'ended';
}
