import { shellContract } from '#shared/contract/shell-contract.ts';
import { createClient } from '#shared/rpc/client.ts';
import { browserFiles } from './browser-files.ts';
import type { FileAccess } from './file-access.ts';
import { isDesktop } from './is-desktop.ts';
import { shellFiles } from './shell-files.ts';
import { askForPort } from './window-port.ts';

/** How this window opens and saves files: as its shell does. */
export function openFiles(): FileAccess {
  if (!isDesktop) return browserFiles;
  return shellFiles(async () => createClient(await askForPort('shell'), shellContract));
}
