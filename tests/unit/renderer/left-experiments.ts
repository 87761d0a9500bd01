import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import type { LeftExperiment } from './fake-engine.ts';

/** What an earlier window left: the lecture's experiment after two steps, but for `changed`. */
export function leftExperiment(id: string, changed: Partial<LeftExperiment> = {}): LeftExperiment {
  return {
    id,
    title: '',
    savedAt: '2026-03-02T10:30:00.000Z',
    completedSteps: 2,
    hyperparameters: lectureHyperparameters,
    tableName: null,
    file: new Uint8Array(),
    ...changed,
  };
}
