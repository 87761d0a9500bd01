import { z } from 'zod';
import { call } from '../rpc/contract.ts';
import { optimizerTensorNames, tensorNames } from '../step-record.ts';

/** A file to be saved by the user: its proposed name, its media type and its bytes. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const step = z.number().int().positive();

/**
 * What can be exported.
 * `script`, `notebook`: Python that trains the experiment up to step `step` under PyTorch and prints the same digits.
 * `csv`, `npy`: one tensor of a step; what an optimizer remembers is there only in steps of that optimizer.
 * `matrices`: all of a step, as CSV and NPY, in one zip.
 */
export const exportContract = {
  exportFile: call<ExportedFile>()(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['script', 'notebook', 'matrices']), step }),
      z.strictObject({ kind: z.enum(['csv', 'npy']), step, tensor: z.enum([...tensorNames, ...optimizerTensorNames]) }),
    ]),
  ),
};
