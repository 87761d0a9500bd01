import { dataMisfit } from '../batches.ts';
import type { DataSource } from '../data-source.ts';
import type { Hyperparameters } from '../hyperparameters.ts';
import { JsonError, type JsonPath } from '../json/json-error.ts';
import type { ExperimentDocument } from './experiment-document.ts';
import type { ExperimentState, StateDifference } from './experiment-state.ts';
import { FittingEdits } from './fitting-edits.ts';
import { fault } from '../errors/fault.ts';

/**
 * What no field can be checked for alone: that edits and data fit the network, in the present state and in each that undo and
 * redo lead to.
 * @throws JsonError with the path of what does not fit.
 */
export function checkDocument({ state, history }: Pick<ExperimentDocument, 'state' | 'history'>): void {
  checkStates(state, history.past, ['history', 'past']);
  checkStates(state, history.future, ['history', 'future']);
}

function checkStates(present: ExperimentState, differences: readonly StateDifference[], path: JsonPath): void {
  const edits = new FittingEdits();
  edits.change(0, present.edits, { kept: [], added: ['edits'] });
  edits.check(present.hyperparameters, (index) => ['edits', index]);
  checkData(present.data, present.hyperparameters, ['data']);
  let { hyperparameters, data } = present;
  for (const [index, { keptEdits, addedEdits, ...changed }] of differences.entries()) {
    const at = [...path, index];
    const added = [...at, 'addedEdits'];
    edits.change(keptEdits, addedEdits, { kept: [...at, 'keptEdits'], added });
    hyperparameters = changed.hyperparameters ?? hyperparameters;
    data = changed.data ?? data;
    // An edit that was kept may fail to fit another network: then the number of those kept is wrong.
    edits.check(hyperparameters, (edit) => (edit < keptEdits ? [...at, 'keptEdits'] : [...added, edit - keptEdits]));
    checkData(data, hyperparameters, [...at, 'data']);
  }
}

function checkData(data: DataSource, hyperparameters: Hyperparameters, path: JsonPath): void {
  const reason = dataMisfit(data, hyperparameters);
  if (reason !== null) throw new JsonError(path, fault('does-not-fit', { misfit: reason }));
  if (data.kind === 'drawn') return;
  const { inputNames, targetNames, standardisation } = data.table;
  const columns = [inputNames.length, targetNames.length] as const;
  if (standardisation === null) return;
  for (const [name, count] of standardisedColumns(columns)) {
    const { length } = standardisation[name];
    if (length !== 0 && length !== count) {
      throw new JsonError(
        [...path, 'table', 'standardisation', name],
        fault('other-count', { expected: count, given: length }),
      );
    }
  }
}

function standardisedColumns([inputs, targets]: readonly [number, number]) {
  return [
    ['inputMeans', inputs],
    ['inputDeviations', inputs],
    ['targetMeans', targets],
    ['targetDeviations', targets],
  ] as const;
}
