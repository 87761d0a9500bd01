import { describe, expect, it } from 'vitest';
import type { BackendName } from '#shared/engine.ts';
import { loadBackends } from './node-lab.ts';
import { inEnglish } from '#shared/errors/english/english.ts';

const backends = await loadBackends();

/** The backends that load here, and the reasons of those that do not. */
export const availableBackends: readonly BackendName[] = backends
  .filter(({ available }) => available)
  .map(({ name }) => name);

/**
 * Describes a subject once for each backend. Only native TensorFlow may be missing: that is a visible skip that says why; the
 * others ship with the app, so that it is a failure when they do not load.
 */
export function describeEachBackend(subject: string, body: (backend: BackendName) => void): void {
  for (const backend of backends) {
    if (backend.available) describe(`${subject} on the ${backend.name} backend`, () => body(backend.name));
    else {
      const reason = inEnglish(backend.reason);
      const title = `${subject} on the ${backend.name} backend (${reason})`;
      it.skipIf(backend.name === 'tensorflow')(title, () => expect.fail(reason));
    }
  }
}
