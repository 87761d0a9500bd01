import { createLabService as createOn, type LabService } from '#core/lab-service.ts';
import { defaultPace } from '#core/record-steps.ts';
import { diskStorage } from '#core/storage/disk/disk-storage.ts';

/** The service as the training process makes it, with a pace of the test's own if it brings one. */
export function createLabService(pace = defaultPace): LabService {
  return createOn({ storage: diskStorage(), pace });
}
