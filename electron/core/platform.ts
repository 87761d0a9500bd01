import type { BackendLoaders } from './backend.ts';
import type { TrainingPace } from './record-steps.ts';
import type { LabStorage } from './storage/storage.ts';

/** What training needs of the program it runs in. */
export interface EnginePlatform {
  /** How each backend is loaded. */
  readonly backends: BackendLoaders;
  /** When training pauses and reports. */
  readonly pace: TrainingPace;
}

/**
 * What the core is given by the program it runs in, be it a process of Node or Electron or a worker of a browser: all that
 * differs between them.
 */
export interface LabPlatform extends EnginePlatform {
  /** Where windows save by themselves. */
  readonly storage: LabStorage;
}
