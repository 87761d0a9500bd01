/**
 * The only bridge between the page and Electron. It exposes nothing: the page asks its own window for a port, and gets
 * one to the training process or one to the main process, for dialogs and files, and nothing else. A port cannot cross the context bridge, hence the messages.
 * Of a file that the user drops on the window it tells the main process the path, and the page what that knows it by.
 */
import { ipcRenderer, webUtils } from 'electron';
import { droppedChannel, droppedReply } from '#shared/rpc/dropped-file.ts';
import { isPortRequest, portChannels, portReply } from '#shared/rpc/port-hand-over.ts';

/** The little of the page's window that is used here; this room is compiled without a document. */
interface PageWindow {
  addEventListener(type: 'message', listener: (event: PageMessage) => void): void;
  addEventListener(type: 'drop', listener: (event: PageDrop) => void, isCapturing: true): void;
  postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void;
}
interface PageMessage {
  readonly source: unknown;
  readonly data: unknown;
}
interface PageDrop {
  /** Not of a drop that a script has made up. */
  readonly isTrusted: boolean;
  readonly dataTransfer: { readonly files: ArrayLike<Parameters<typeof webUtils.getPathForFile>[0]> } | null;
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

function tellDropped(handle: string | null): void {
  window.postMessage(droppedReply(handle), '/', []);
}

// Before the page hears it, which then waits for the reply.
window.addEventListener(
  'drop',
  ({ isTrusted, dataTransfer }) => {
    const file = dataTransfer?.files[0];
    if (!isTrusted || !file) return;
    const path = webUtils.getPathForFile(file);
    if (path === '') tellDropped(null);
    else ipcRenderer.send(droppedChannel, path);
  },
  true,
);
ipcRenderer.on(droppedChannel, (_event, handle: string) => {
  tellDropped(handle);
});
