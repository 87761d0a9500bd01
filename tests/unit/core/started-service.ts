import type { LabService } from '#core/lab-service.ts';
import { drawnData } from '#shared/data-source.ts';
import type { Edit } from '#shared/edits.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { LabError } from '#shared/lab-error.ts';
import { createLabService } from './node-lab.ts';

/** A signal that never fires. */
export const never = new AbortController().signal;

/** The request that starts the lecture's experiment. */
export const lecture = {
  hyperparameters: lectureHyperparameters,
  backend: 'cpu',
  completedSteps: 0,
  data: drawnData,
  edits: [] as Edit[],
} as const;

/** All items of a stream. */
export async function all<Item>(stream: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

/** What went wrong; a handler answers with a value or with a promise of one, and may throw at once. */
export async function failure(answer: unknown): Promise<LabError> {
  try {
    await (typeof answer === 'function' ? (answer as () => unknown)() : answer);
  } catch (thrown) {
    if (thrown instanceof LabError) return thrown;
    throw thrown;
  }
  throw new Error('it did not fail');
}

/** A service whose experiment has been started and brought to a step. */
export async function startedService(
  settings: Partial<Hyperparameters> = {},
  start: Partial<Omit<Parameters<LabService['startExperiment']>[0], 'hyperparameters'>> = {},
): Promise<LabService> {
  const service = createLabService();
  const hyperparameters = { ...lectureHyperparameters, ...settings };
  await service.startExperiment({ ...lecture, ...start, hyperparameters }, never);
  return service;
}
