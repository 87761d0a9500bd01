import type { TrainingPace } from './record-steps.ts';
import type { LabStorage } from './storage/storage.ts';

/**
 * What the core is given by the program it runs in, be it a process of Node or Electron or a worker of a browser: all that
 * differs between them.
 */
export interface LabPlatform {
  /** Where windows save by themselves. */
  readonly storage: LabStorage;
  /** When training pauses and reports. */
  readonly pace: TrainingPace;
}
