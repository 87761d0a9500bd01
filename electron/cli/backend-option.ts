import { loadBackends } from '#core/backend.ts';
import { nodeBackends } from '#core/engine/node/node-backends.ts';
import type { BackendChoice } from '#shared/engine.ts';
import { inEnglish } from '#shared/errors/english/english.ts';
import { clause } from '#shared/errors/fault-words.ts';

/** Why the backend asked for cannot be used here, as a sentence for the command line; null when it can. */
export async function backendRefusal(backend: BackendChoice): Promise<string | null> {
  if (backend === 'auto') return null;
  const backends = await loadBackends(nodeBackends);
  const asked = backends.find(({ name }) => name === backend);
  if (asked?.available !== false) return null;
  const others = backends.filter(({ available }) => available).map(({ name }) => name);
  return `--backend must be one of ${['auto', ...others].join(', ')} here (${clause(inEnglish(asked.reason))}).`;
}
