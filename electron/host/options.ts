import { parseArgs } from 'node:util';
import { openedPath } from '#core/storage/disk/opened-paths.ts';

/** How the host was asked to start. */
export interface StartOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly openBrowser: boolean;
  /** Absolute. */
  readonly files: readonly string[];
}

/**
 * Reads `[--port N] [--no-open] [FILE...]`.
 * @param folder where it was typed
 * @throws Error with one sentence for the user when the arguments are not valid.
 */
export function readStartOptions(parameters: readonly string[], folder: string): StartOptions {
  const { values, positionals } = parseArgs({
    args: [...parameters],
    options: { port: { type: 'string', default: '0' }, 'no-open': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (!(port <= 65535)) throw new Error(`--port must be a whole number from 0 to 65535, not ${values.port}.`);
  return { port, openBrowser: !values['no-open'], files: positionals.map((given) => openedPath(given, folder)) };
}
