import { utilityProcess, type UtilityProcess } from 'electron';
import { answerPortRequests } from './port-requests.ts';

/** The training process of the desktop app. */
export interface Trainer {
  /** Ends the process. */
  stop(): void;
}

/**
 * Starts the training process `program` and gives each window that asks a port to it. A process that ends takes its
 * ports with it, which the windows notice; it is started again when a window next asks, not by itself: one that fails
 * at its start would otherwise be started again and again.
 */
export function startTrainer(program: string): Trainer {
  let running: UtilityProcess | undefined;

  function start(): UtilityProcess {
    const started = utilityProcess.fork(program, [], { serviceName: 'Dropout Lab training', stdio: 'inherit' });
    started.once('exit', (code) => {
      if (running === started) running = undefined;
      if (code !== 0) console.error(`The training process ended with code ${code}.`);
    });
    return started;
  }

  running = start();
  const stopAnswering = answerPortRequests('trainer', (port) => {
    running ??= start();
    running.postMessage(null, [port]);
  });
  return {
    stop() {
      stopAnswering();
      running?.kill();
    },
  };
}
