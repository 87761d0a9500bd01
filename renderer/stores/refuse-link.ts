import { fault } from '#shared/errors/fault.ts';
import { asLabError, LabError } from '#shared/lab-error.ts';

/** What is wrong with an experiment that came with a link: of it there is no line to correct, and no earlier copy. @throws LabError */
export function refuseLink(thrown: unknown): never {
  const error = asLabError(thrown);
  if (error.fault.name !== 'file-refused') throw error;
  const { field, rule } = error.fault.parts;
  throw new LabError('invalid-input', fault('link-refused', { field, rule }));
}
