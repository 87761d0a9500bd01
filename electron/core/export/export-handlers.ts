import type { ExportedFile, exportContract } from '#shared/contract/export-contract.ts';
import { LabError } from '#shared/lab-error.ts';
import { tensorMatrix, tensorShape, type StepRecord } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { PresentExperiment } from '../experiment-readers.ts';
import type { TrainingPace } from '../record-steps.ts';
import { Pauses } from '../pauses.ts';
import { asEngineError, throwIfCancelled } from '../request-errors.ts';
import { demandDoneStep, visitStep } from '../visit-step.ts';
import { csvLines } from './csv.ts';
import { matricesZip } from './matrices-zip.ts';
import { npyBytes } from './npy.ts';
import { notebookText } from './python/notebook.ts';
import { scriptSections } from './python/script-sections.ts';
import { scriptText } from './python/script-text.ts';
import { fault } from '#shared/errors/fault.ts';

export type ExportHandlers = Handlers<typeof exportContract>;
type Wanted = Parameters<ExportHandlers['exportFile']>[0];

/**
 * The handlers of the requests of `exportContract`.
 * They throw a LabError `invalid-input` for a step that was not done, and what visiting a step throws.
 * @param present the experiment to look at; throws a LabError when there is none.
 */
export function exportHandlers(present: () => PresentExperiment, pace: TrainingPace): ExportHandlers {
  return {
    async exportFile(wanted, signal) {
      const { experiment, replaced } = present();
      const stop = AbortSignal.any([signal, replaced]);
      try {
        return await exportedFile(experiment, wanted, stop, pace);
      } catch (thrown) {
        throw asEngineError(thrown);
      }
    },
  };
}

async function exportedFile(
  experiment: PresentExperiment['experiment'],
  wanted: Wanted,
  stop: AbortSignal,
  pace: TrainingPace,
): Promise<ExportedFile> {
  const { startHyperparameters: hyperparameters, data, edits, plan } = experiment;
  const { step } = wanted;
  const name = `dropout-lab-seed-${hyperparameters.seed}-step-${step}`;
  if (wanted.kind === 'script' || wanted.kind === 'notebook') {
    demandDoneStep(experiment, step);
    const sections = scriptSections({ hyperparameters, data, plan, step });
    return wanted.kind === 'script'
      ? { name: `${name}.py`, mediaType: 'text/x-python', bytes: utf8(scriptText(sections)) }
      : { name: `${name}.ipynb`, mediaType: 'application/x-ipynb+json', bytes: utf8(notebookText(sections)) };
  }
  const record = await visitStep(experiment, step, stop, pace);
  if ('tensor' in wanted) demandTensor(record, wanted.tensor);
  if (wanted.kind === 'csv') {
    const lines = await paced(csvLines(record, wanted.tensor, data), stop, pace);
    return { name: `${name}-${wanted.tensor}.csv`, mediaType: 'text/csv', bytes: utf8(lines.join('')) };
  }
  if (wanted.kind === 'npy') {
    const bytes = npyBytes(tensorMatrix(record, wanted.tensor).data, tensorShape(wanted.tensor, hyperparameters));
    return { name: `${name}-${wanted.tensor}.npy`, mediaType: 'application/x-npy', bytes };
  }
  const from = { hyperparameters: plan.hyperparametersAt(step), first: hyperparameters, data, edits };
  const bytes = await matricesZip(record, from, stop, pace);
  return { name: `${name}.zip`, mediaType: 'application/zip', bytes };
}

/** @throws LabError `invalid-input` when a step of this optimizer has no such tensor. */
function demandTensor(record: StepRecord, name: TensorName): void {
  if (record.layout.names.includes(name)) return;
  throw new LabError('invalid-input', fault('tensor-not-remembered', { tensor: name }));
}

/** All items, with pauses in which other requests are handled. */
async function paced<Item>(items: Iterable<Item>, stop: AbortSignal, pace: TrainingPace): Promise<Item[]> {
  const pauses = new Pauses(pace);
  const all: Item[] = [];
  for (const item of items) {
    all.push(item);
    if (!pauses.due) continue;
    await pauses.take();
    throwIfCancelled(stop);
  }
  return all;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
