import { ipcMain, MessageChannelMain, type IpcMainEvent, type MessagePortMain } from 'electron';
import { portChannels, type PortService } from '#shared/rpc/port-hand-over.ts';
import { droppedChannel } from '#shared/rpc/dropped-file.ts';
import { appOrigin } from './app-origin.ts';

/** Whether a message comes from our own page itself: not from a frame in it, nor from a page that took its place. */
function isOwnPage({ senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === appOrigin;
}

/** Gives a page that asks for a port to `service` one end of a new channel, and `take` the other. Returns a function that stops it. */
export function answerPortRequests(service: PortService, take: (port: MessagePortMain) => void): () => void {
  const channel = portChannels[service];

  function handOver(event: IpcMainEvent, id: unknown): void {
    if (!isOwnPage(event) || typeof id !== 'string') return;
    const { port1, port2 } = new MessageChannelMain();
    take(port1);
    event.senderFrame?.postMessage(channel, id, [port2]);
  }

  ipcMain.on(channel, handOver);
  return () => {
    ipcMain.off(channel, handOver);
  };
}

/** Tells our page, for a file that was dropped on it, what `handleOf` makes of the path that its preload script says. */
export function answerDroppedFiles(handleOf: (path: string) => string): void {
  ipcMain.on(droppedChannel, (event, path: unknown) => {
    if (isOwnPage(event) && typeof path === 'string') event.senderFrame?.postMessage(droppedChannel, handleOf(path));
  });
}
