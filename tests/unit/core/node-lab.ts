/** The functions of core that need a platform, on that of the app's own processes of Node. */
import { chooseBackend as chooseOn } from '#core/backend-choice.ts';
import { loadBackends as loadOn } from '#core/backend.ts';
import { nodeBackends } from '#core/engine/node/node-backends.ts';
import { nodeEngine, nodePace } from '#core/engine/node/node-engine.ts';
import { checkExperiment as checkOn } from '#core/experiments/check-experiment.ts';
import { createLabService as createOn, type LabService } from '#core/lab-service.ts';
import { diskStorage } from '#core/storage/disk/disk-storage.ts';
import type { ExperimentCheck } from '#shared/contract/file-contract.ts';
import type { BackendChoice, EngineReport } from '#shared/engine.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';

export const loadBackends = () => loadOn(nodeBackends);

/** The service as the training process makes it, with a pace of the test's own if it brings one. */
export function createLabService(pace = nodePace): LabService {
  return createOn({ ...nodeEngine, pace, storage: diskStorage() });
}

export function chooseBackend(choice: BackendChoice, hyperparameters: Hyperparameters): Promise<EngineReport> {
  return chooseOn(choice, hyperparameters, nodeEngine);
}

export function checkExperiment(
  file: Uint8Array,
  choice: BackendChoice,
  signal: AbortSignal,
): Promise<ExperimentCheck> {
  return checkOn(file, choice, signal, nodeEngine);
}
