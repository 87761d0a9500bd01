import { fault } from '#shared/errors/fault.ts';
import { asLabError, LabError } from '#shared/lab-error.ts';
import { browserFiles } from './browser-files.ts';
import type { FileAccess, OpenedFile } from './file-access.ts';
import { fileCause } from './file-cause.ts';
import { readFile } from './read-file.ts';

/** As much of the queue of files an installed site was opened with as is used; TypeScript's own types do not have it yet. */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files: readonly FileSystemFileHandle[] }) => void): void;
}

async function openLaunched(handle: FileSystemFileHandle): Promise<OpenedFile> {
  try {
    return await readFile(await handle.getFile(), handle);
  } catch (thrown) {
    if (thrown instanceof LabError) throw thrown;
    throw new LabError('file-failed', fault('not-opened', { file: handle.name, ...fileCause(thrown) }));
  }
}

/** Files of the web edition: the browser's, and those the installed site is opened with. */
export const webFiles: FileAccess = {
  ...browserFiles,
  listen(listener) {
    const { launchQueue } = window as { readonly launchQueue?: LaunchQueue };
    launchQueue?.setConsumer(({ files }) => {
      for (const handle of files) {
        openLaunched(handle).then(
          (file) => {
            listener.onOpened(file);
          },
          (thrown: unknown) => {
            listener.onRefused(asLabError(thrown).fault);
          },
        );
      }
    });
  },
};
