import { shellContract } from '#shared/contract/shell-contract.ts';
import { createClient } from '#shared/rpc/client.ts';
import type { FileAccess } from './file-access.ts';
import { hostFiles } from './host-files.ts';
import { shell, type Shell } from './shell.ts';
import { webFiles } from './web-files.ts';
import { shellFiles } from './shell-files.ts';
import { connectSocket } from './connect-socket.ts';
import { askForPort } from './window-port.ts';

const ways: Readonly<Record<Shell, () => FileAccess>> = {
  desktop: () => shellFiles(async () => createClient(await askForPort('shell'), shellContract)),
  host: () => hostFiles(() => connectSocket('files')),
  web: () => webFiles,
};

/** How this window opens and saves files: as its shell does. */
export function openFiles(): FileAccess {
  return ways[shell]();
}
