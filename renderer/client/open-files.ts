import { shellContract } from '#shared/contract/shell-contract.ts';
import { createClient } from '#shared/rpc/client.ts';
import type { FileAccess } from './file-access.ts';
import { hostFiles } from './host-files.ts';
import { isDesktop } from './is-desktop.ts';
import { shellFiles } from './shell-files.ts';
import { connectSocket } from './connect-socket.ts';
import { askForPort } from './window-port.ts';

/** How this window opens and saves files: as its shell does. */
export function openFiles(): FileAccess {
  return isDesktop
    ? shellFiles(async () => createClient(await askForPort('shell'), shellContract))
    : hostFiles(() => connectSocket('files'));
}
