import { readdir, readFile, readlink } from 'node:fs/promises';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly commandLine: string;
}

async function readProcess(pid: number): Promise<Process | undefined> {
  try {
    const [status, commandLine] = await Promise.all([
      readFile(`/proc/${pid}/status`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ]);
    return {
      pid,
      parent: Number(/^PPid:\s*(\d+)$/m.exec(status)?.[1]),
      commandLine: commandLine.replaceAll('\0', ' '),
    };
  } catch {
    return undefined; // it has ended meanwhile
  }
}

/** A process and everything it has started, and what those have. */
export async function familyOf(pid: number): Promise<readonly Process[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = (await Promise.all(names.map((name) => readProcess(Number(name))))).filter(
    (found) => found !== undefined,
  );
  const family = all.filter((found) => found.pid === pid);
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member.pid)); // grows while it is read
  return family;
}

const tables = ['tcp', 'tcp6', 'udp', 'udp6'];

/** Every internet socket of a process: `tcp 0100007F:1F90`, with the local address as the kernel writes it. */
export async function socketsOf(pid: number): Promise<readonly string[]> {
  const folder = `/proc/${pid}/fd`;
  const links = await Promise.all(
    (await readdir(folder).catch(() => [])).map((name) => readlink(`${folder}/${name}`).catch(() => '')),
  );
  const texts = await Promise.all(tables.map((table) => readFile(`/proc/net/${table}`, 'utf8').catch(() => '')));
  return texts.flatMap((text, index) =>
    text
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => links.includes(`socket:[${fields[9] ?? ''}]`))
      .map((fields) => `${tables[index] ?? ''} ${fields[1] ?? ''}`),
  );
}
