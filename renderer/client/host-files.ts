import type { HostClient } from '#shared/contract/host-contract.ts';
import { browserFiles } from './browser-files.ts';
import type { FileAccess, FileHandle, ShellListener } from './file-access.ts';
import { filesById, opened } from './shell-files.ts';

/** Hears of the files the host was started with; nothing else comes from it. */
async function hear(client: HostClient, listener: ShellListener): Promise<void> {
  for await (const event of client.events({})) {
    if (event.kind === 'opened') listener.onOpened(opened(event.file));
    else if (event.kind === 'refused') listener.onRefused(event.reason);
  }
}

/** Files in a browser: those its host was started with are read and written by the host, all others by the browser. */
export function hostFiles(connect: () => Promise<HostClient>): FileAccess {
  let connecting: Promise<HostClient> | null = null;
  /** One that failed is tried again when it is needed. */
  const connected = (): Promise<HostClient> =>
    (connecting ??= connect().catch((thrown: unknown) => {
      connecting = null;
      throw thrown;
    }));
  const given = filesById(connected);
  const having = (handle: FileHandle | null) => (typeof handle === 'string' ? given : browserFiles);
  return {
    ...browserFiles,
    saveFile: (file) => having(file.handle).saveFile(file),
    readChanged: (file, since) => having(file.handle).readChanged(file, since),
    recentFiles: given.recentFiles,
    listen(listener) {
      // A host that cannot be reached is spoken of by the engine's connection, and when a file is saved.
      connected()
        .then((client) => hear(client, listener))
        .catch(() => undefined);
    },
  };
}
