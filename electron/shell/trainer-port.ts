import { app, utilityProcess, type Details, type MessagePortMain, type UtilityProcess } from 'electron';
import type { CloseReason } from '#shared/errors/close-reasons.ts';
import { log, logPrinted } from './log/log.ts';
import { answerPortRequests } from './port-requests.ts';

/** The name Electron knows the process by when it tells why it ended. */
const serviceName = 'Dropout Lab training';

/** The training process of the desktop app. */
export interface Trainer {
  /** Ends the process. */
  stop(): void;
}

/** Why a process ended, as Electron says it, in words for the window: the system kills a process when memory runs out. */
function reasonOf(reason: Details['reason']): CloseReason {
  if (reason === 'oom' || reason === 'memory-eviction') return 'trainer-out-of-memory';
  return reason === 'killed' ? 'trainer-killed' : 'trainer-stopped';
}

/**
 * Starts the training process `program` and gives each window that asks a port to it. A process that ends takes its
 * ports with it, which the windows notice; it is started again when a window next asks, not by itself: one that fails
 * at its start would otherwise be started again and again.
 * @param onEnded called with why it ended when nobody had stopped it, whatever its exit code; the last call knows most.
 */
export function startTrainer(program: string, onEnded: (reason: CloseReason) => void): Trainer {
  let running: UtilityProcess | undefined;
  let isStopped = false;
  /** Electron has said why the present process ended, which it may do before its exit. */
  let isExplained = false;
  /** Ended for a new one, which nobody is to be told; of how many of them Electron is still to say so, too. */
  const replaced = new Set<UtilityProcess>();
  let untold = 0;

  function start(): UtilityProcess {
    isExplained = false;
    const started = utilityProcess.fork(program, [], { serviceName, stdio: 'pipe' });
    for (const printed of [started.stdout, started.stderr]) {
      printed?.on('data', (bytes: Buffer) => {
        logPrinted(bytes.toString());
      });
    }
    started.once('exit', (code) => {
      if (replaced.delete(started)) return;
      if (running === started) running = undefined;
      if (isStopped) return;
      log(`The training process ended with code ${String(code)}.`);
      if (!isExplained) onEnded('trainer-stopped');
    });
    return started;
  }

  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (isStopped || reason === 'clean-exit') return;
    log(`A process has ended: ${name ?? type}, ${reason}, exit code ${String(exitCode)}.`);
    if (name !== serviceName) return;
    if (untold > 0) {
      untold -= 1;
      return;
    }
    isExplained = true;
    onEnded(reasonOf(reason));
  });

  /** Ends the process at once, whatever it is at. */
  function end(): void {
    if (running?.pid === undefined) return;
    log('The training process is ended for a new one, as the user asked.');
    replaced.add(running);
    untold += 1;
    try {
      process.kill(running.pid, 'SIGKILL'); // one that hangs hears nothing else
    } catch {
      // It has ended in the meantime.
    }
    running = undefined;
  }

  function give(port: MessagePortMain): void {
    running ??= start();
    running.postMessage(null, [port]);
  }

  running = start();
  const stopAnswering = [
    answerPortRequests('trainer', give),
    answerPortRequests('fresh-trainer', (port) => {
      end();
      give(port);
    }),
  ];
  return {
    stop() {
      isStopped = true;
      for (const stop of stopAnswering) stop();
      running?.kill();
    },
  };
}
