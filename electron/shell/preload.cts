/**
 * The only bridge between the page and Electron. It exposes nothing: the page asks its own window for a port, and gets
 * one to the training process or one to the main process, for dialogs and files, and nothing else. A port cannot cross the context bridge, hence the messages.
 */
import { ipcRenderer } from 'electron';
import { isPortRequest, portChannels, portReply } from '#shared/rpc/port-hand-over.ts';

/** The little of the page's window that is used here; this room is compiled without a document. */
interface PageWindow {
  addEventListener(type: 'message', listener: (event: PageMessage) => void): void;
  postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void;
}
interface PageMessage {
  readonly source: unknown;
  readonly data: unknown;
}
declare const window: PageWindow;

window.addEventListener('message', ({ source, data }) => {
  if (source === window && isPortRequest(data)) ipcRenderer.send(portChannels[data.service], data.id);
});
for (const channel of Object.values(portChannels)) {
  ipcRenderer.on(channel, (event, id: string) => {
    window.postMessage(portReply(id), '/', event.ports);
  });
}
