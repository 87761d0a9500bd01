import { buildIfStale } from './build-app.js';
import { installIfMissing } from './install.js';
import { wasInterrupted } from './run-process.js';

/**
 * Installs what is missing and builds what is stale; progress goes to standard error. Ends the program when it cannot be
 * done (1) or when somebody stopped it on the way (0: that is what they asked for).
 */
export async function prepare() {
  const ready = (await installIfMissing()) && !wasInterrupted() && (await buildIfStale());
  if (wasInterrupted()) process.exit(0);
  if (!ready) process.exit(1);
}
