import type { HostClient } from '#shared/contract/host-contract.ts';
import type { OpenedShellFile, ShellClient } from '#shared/contract/shell-contract.ts';
import { handleOfDropped } from './dropped-file.ts';
import type { FileAccess, FileHandle, OpenedFile } from './file-access.ts';

export const opened = ({ name, handle, bytes }: OpenedShellFile): OpenedFile => ({ name, handle, bytes });
const asId = (handle: FileHandle | null): string | null => (typeof handle === 'string' ? handle : null);

/** Files of either shell, known by its ids: it reads and writes them. */
export function filesById(
  connected: () => Promise<HostClient>,
): Pick<FileAccess, 'saveFile' | 'readChanged' | 'recentFiles'> {
  return {
    async saveFile({ name, handle, replaces, bytes }) {
      const content = new Uint8Array(await bytes);
      return (await connected()).saveFile({ name, handle: asId(handle), replaces, bytes: content });
    },
    async readChanged({ handle }, since) {
      const id = asId(handle);
      const changed = id === null ? null : await (await connected()).readChanged({ handle: id, since });
      return changed && { file: opened(changed.file), modified: changed.modified };
    },
    async recentFiles() {
      const client = await connected();
      const files = await client.recentFiles({});
      return files.map(({ name, handle }) => ({
        name,
        open: async () => opened(await client.openRecent({ handle })),
      }));
    },
  };
}

/** Files of the desktop app: its main process shows the dialogs, reads and writes. */
export function shellFiles(connect: () => Promise<ShellClient>): FileAccess {
  const connected = connect();

  /** What nobody asked for; when the shell cannot be reached, opening and saving say so. */
  async function beside(task: (client: ShellClient) => Promise<unknown>): Promise<void> {
    await connected.then(task).catch(() => undefined);
  }

  /** Does what is to be done before the window closes; a failure keeps it open. */
  async function leave(client: ShellClient, prepare: () => Promise<boolean>): Promise<void> {
    const mayClose = await prepare().catch(() => false);
    await client.left({ mayClose }).catch(() => undefined); // then the shell is gone
  }

  return {
    desktop: {
      runtimes: async () => (await connected).runtimes({}),
      async openPlace(place) {
        await (await connected).openPlace({ place });
      },
      async openDropped() {
        const handle = await handleOfDropped();
        return handle === null ? null : async () => opened(await (await connected).openRecent({ handle }));
      },
    },
    ...filesById(() => connected),
    async openFile() {
      const file = await (await connected).openFile({});
      return file && opened(file);
    },
    async saveExport({ name, content }) {
      const bytes = new Uint8Array(await content.arrayBuffer());
      return (await (await connected).saveExport({ name, bytes })).isSaved;
    },
    listen(listener) {
      void beside(async (client) => {
        for await (const event of client.events({})) {
          if (event.kind === 'opened') listener.onOpened(opened(event.file));
          else if (event.kind === 'refused') listener.onRefused(event.reason);
          else if (event.kind === 'command') listener.onCommand(event.command);
          else if (event.kind === 'trainer-ended') listener.onTrainerEnded(event.reason);
          else void leave(client, () => listener.onLeave(event.save));
        }
      });
    },
    tellDocument({ name, isUnsaved, file }) {
      const told = { name: name.slice(0, 255), isUnsaved, handle: asId(file?.handle ?? null) };
      void beside((client) => client.tellDocument(told));
    },
    useWords(words) {
      void beside((client) => client.useWords(words));
    },
    useMenu(state) {
      void beside((client) => client.useMenu(state));
    },
  };
}
