import type { LabService } from '#core/lab-service.ts';
import type { RunSteps } from '#shared/contract/training-contract.ts';
import { drawnData } from '#shared/data-source.ts';
import type { BackendName } from '#shared/engine.ts';
import type { Edit } from '#shared/edits.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { createLabService } from '../unit/core/node-lab.ts';

/** 784-512-10, batch 128. */
export const largeHyperparameters: Hyperparameters = {
  ...lectureHyperparameters,
  inputSize: 784,
  hiddenSize: 512,
  outputSize: 10,
  batchSize: 128,
};

/** For requests that nobody cancels. */
export const never = new AbortController().signal;

/** A service with an experiment at a step, on the backend that suits it best. */
export async function serviceAt(
  completedSteps: number,
  hyperparameters: Hyperparameters,
): Promise<{ service: LabService; backend: BackendName }> {
  const service = createLabService();
  const edits: Edit[] = [];
  const start = { hyperparameters, backend: 'auto', completedSteps, data: drawnData, edits } as const;
  const { engine } = await service.startExperiment(start, never);
  return { service, backend: engine.backend };
}

/** Takes all items of a run; answers how many steps they were. */
export async function stepsOf(run: AsyncIterable<Pick<RunSteps, 'losses'>>): Promise<number> {
  let steps = 0;
  for await (const { losses } of run) steps += losses.length;
  return steps;
}

/** `5-10-1, batch 15` */
export function sizesOf({ inputSize, hiddenSize, outputSize, batchSize }: Hyperparameters): string {
  return `${inputSize}-${hiddenSize}-${outputSize}, batch ${batchSize}`;
}
