import { chown } from 'node:fs/promises';

/** The account with the fewest rights that every Linux has. */
const nobody = 65_534;

const isRoot = process.getuid?.() === 0;

/** Prefixes a command so that it runs as an ordinary user: Electron's sandbox does not work for root. */
export const asOrdinaryUser: readonly string[] = isRoot
  ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups']
  : [];

/** Gives that user a file or folder. */
export async function giveToOrdinaryUser(path: string): Promise<void> {
  if (isRoot) await chown(path, nobody, nobody);
}
