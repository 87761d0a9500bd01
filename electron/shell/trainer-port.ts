import { ipcMain, MessageChannelMain, utilityProcess, type IpcMainEvent, type UtilityProcess } from 'electron';
import { portChannel } from '#shared/rpc/port-hand-over.ts';
import { appOrigin } from './app-origin.ts';

/** The training process of the desktop app. */
export interface Trainer {
  /** Ends it. */
  stop(): void;
}

/** Whether a message comes from our own page itself: not from a frame in it, nor from a page that took its place. */
function isOwnPage({ senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === appOrigin;
}

/**
 * Starts the training process `program` and gives each window that asks a port to it. A process that ends takes its
 * ports with it, which the windows notice; it is started again when a window next asks, not by itself: one that dies at
 * its start would otherwise be started for ever.
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

  function handOver(event: IpcMainEvent, id: unknown): void {
    if (!isOwnPage(event) || typeof id !== 'string') return;
    running ??= start();
    const { port1, port2 } = new MessageChannelMain();
    running.postMessage(null, [port1]);
    event.senderFrame?.postMessage(portChannel, id, [port2]);
  }

  running = start();
  ipcMain.on(portChannel, handOver);
  return {
    stop() {
      ipcMain.off(portChannel, handOver);
      running?.kill();
    },
  };
}
