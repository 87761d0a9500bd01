import { hostContract, type HostClient } from '#shared/contract/host-contract.ts';
import { asLabError } from '#shared/lab-error.ts';
import { createClient } from '#shared/rpc/client.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { browserFiles } from './browser-files.ts';
import type { FileAccess, FileToSave, SavedFile, ShellListener } from './file-access.ts';
import { filesById, opened } from './shell-files.ts';

/** Hears of the files the host was started with; nothing else comes from it. */
async function hear(client: HostClient, listener: ShellListener): Promise<void> {
  for await (const event of client.events({})) {
    if (event.kind === 'opened') listener.onOpened(opened(event.file));
    else if (event.kind === 'refused') listener.onRefused(event.reason);
  }
}

/** Files in a browser: those its host was started with are read and written by the host, all others by the browser. */
export function hostFiles(connect: () => Promise<Transport>): FileAccess {
  let connecting: Promise<HostClient> | null = null;

  async function open(): Promise<HostClient> {
    const transport = await connect();
    transport.onClose(forget);
    return createClient(transport, hostContract);
  }
  /** One that failed, or has ended, is tried again when it is needed. */
  function forget(): void {
    connecting = null;
  }
  const connected = (): Promise<HostClient> =>
    (connecting ??= open().catch((thrown: unknown) => {
      forget();
      throw thrown;
    }));
  const given = filesById(connected);

  /** Where the host is gone, what it would have written is the browser's to save. */
  async function saveGiven(file: FileToSave): Promise<SavedFile | null> {
    try {
      return await given.saveFile(file);
    } catch (thrown) {
      if (asLabError(thrown).code !== 'disconnected') throw thrown;
      return browserFiles.saveFile({ ...file, handle: null, replaces: null });
    }
  }

  return {
    ...browserFiles,
    saveFile: (file) => (typeof file.handle === 'string' ? saveGiven(file) : browserFiles.saveFile(file)),
    readChanged: (file, since) => (typeof file.handle === 'string' ? given : browserFiles).readChanged(file, since),
    recentFiles: given.recentFiles,
    listen(listener) {
      // A host that cannot be reached is spoken of by the engine's connection, and when a file is saved.
      connected()
        .then((client) => hear(client, listener))
        .catch(() => undefined);
    },
  };
}
