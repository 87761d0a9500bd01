import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { builtHost } from '../../build/scripts/places.js';
import { announcedUrl } from '../e2e/lab.ts';
import { InspectedProcess } from './inspected-process.ts';

/** The debugging ports of the host and of its training process, in the order they print them. */
async function* debuggingPorts(host: ChildProcess): AsyncGenerator<string, void, undefined> {
  if (host.stderr === null) throw new Error('the standard error of the host is not piped');
  for await (const line of createInterface({ input: host.stderr })) {
    const url = /Debugger listening on (?<url>ws:\S+)/.exec(line)?.groups?.['url'];
    if (url !== undefined) yield url;
    else if (!/inspector|Debugger/.test(line)) console.error(line);
  }
}

/** The browser mode, with both of its processes open to be measured. */
export interface InspectedLab {
  readonly url: string;
  readonly host: InspectedProcess;
  readonly trainer: InspectedProcess;
  stop(): Promise<void>;
}

export async function startInspectedLab(): Promise<InspectedLab> {
  const data = await mkdtemp(join(tmpdir(), 'dropout-lab-soak-'));
  // The training process is forked with the same parameters of Node; port 0 is any that is free.
  const program = spawn(process.execPath, ['--inspect=0', builtHost, '--no-open'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DROPOUT_LAB_DATA: data },
  });
  const ended = once(program, 'exit');
  const announced = announcedUrl(program);
  const processes: InspectedProcess[] = [];
  const ports = debuggingPorts(program);
  while (processes.length < 2) {
    const port = await ports.next();
    if (port.done === true) throw new Error('the host ended before its training process was there');
    processes.push(await InspectedProcess.connect(port.value));
  }
  // What else they write is passed on, and read, so that nobody waits for it to be.
  void ports.next();
  const isTrainer = await Promise.all(processes.map(async (each) => (await each.memory()).isTrainer));
  const trainer = processes[isTrainer.indexOf(true)];
  const host = processes[isTrainer.indexOf(false)];
  if (!trainer || !host) throw new Error('a host and a training process were expected');
  return {
    url: await announced,
    host,
    trainer,
    async stop() {
      for (const each of processes) each.close();
      program.kill();
      await ended;
      await rm(data, { recursive: true });
    },
  };
}
