import { describe, it } from 'vitest';
import type { BackendName } from '#shared/engine.ts';
import { loadBackends } from '#core/backend.ts';

const backends = await loadBackends();

/** The backends that load here, and the reasons of those that do not. */
export const availableBackends: readonly BackendName[] = backends
  .filter(({ available }) => available)
  .map(({ name }) => name);

/** Describes a subject once for each backend; one that does not load here is a visible skip that says why. */
export function describeEachBackend(subject: string, body: (backend: BackendName) => void): void {
  for (const backend of backends) {
    if (backend.available) describe(`${subject} on the ${backend.name} backend`, () => body(backend.name));
    else it.skip(`${subject} on the ${backend.name} backend (${backend.reason})`, () => undefined);
  }
}
