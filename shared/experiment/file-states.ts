import type { DataSource } from '../data-source.ts';
import type { Edit } from '../edits.ts';
import { laterSettings, type Hyperparameters } from '../hyperparameters.ts';
import type { JsonPath } from '../json/json-error.ts';
import type { JsonTree, JsonTreeObject } from '../json/json-text.ts';
import { tensorShape } from '../step-record.ts';
import type { FileData, FileDifference, FileEdit } from './experiment-file.ts';
import type { ExperimentState, StateDifference } from './experiment-state.ts';
import { shaped } from './recorded-numbers.ts';
import { mostPlainNumbers, roundToNineDigits, tensorJson } from './tensor-json.ts';

/** Where the tensors of data, edits and history hold more numbers than this together, all of them are packed. */
const mostPlainNumbersTogether = 65_536;

/** The data source a file holds. @throws JsonError when a table has other sizes than it says. */
export function dataFromFile(data: FileData, path: JsonPath): DataSource {
  if (data.kind === 'drawn') return data;
  const { table } = data;
  const { rows, inputNames, targetNames } = table;
  const at = [...path, 'table'];
  const inputs = shaped(table.inputs, [rows, inputNames.length], [...at, 'inputs']);
  const targets = shaped(table.targets, [rows, targetNames.length], [...at, 'targets']);
  return { ...data, table: { ...table, inputs, targets } };
}

/**
 * The edits a file holds.
 * @throws JsonError when a whole tensor has another shape than the network's.
 */
export function editsFromFile(edits: readonly FileEdit[], hyperparameters: Hyperparameters, path: JsonPath): Edit[] {
  return edits.map((edit, index) => {
    if (edit.kind !== 'tensor') return edit;
    return {
      ...edit,
      values: shaped(edit.values, tensorShape(edit.tensor, hyperparameters), [...path, index, 'values']),
    };
  });
}

/** The states before or after the present one, as a file holds them. @throws JsonError as the above do. */
export function differencesFromFile(
  differences: readonly FileDifference[],
  present: Hyperparameters,
  path: JsonPath,
): StateDifference[] {
  let hyperparameters = present;
  return differences.map((difference, index) => {
    const at = [...path, index];
    hyperparameters = difference.hyperparameters ?? hyperparameters;
    return {
      ...difference,
      data: difference.data && dataFromFile(difference.data, [...at, 'data']),
      addedEdits: editsFromFile(difference.addedEdits, hyperparameters, [...at, 'addedEdits']),
    };
  });
}

/** Hyperparameters as a file holds them: what came after the first files stands there only where it says something else. */
function hyperparametersJson(hyperparameters: Hyperparameters): JsonTreeObject {
  const isMeantAnyway = ([name, value]: readonly [string, unknown]) =>
    name in laterSettings && laterSettings[name as keyof typeof laterSettings] === value; // it is one of them
  return Object.fromEntries(Object.entries(hyperparameters).filter((entry) => !isMeantAnyway(entry)));
}

/** A state and the differences of others as a file holds them. */
export function statesJson(
  state: ExperimentState,
  past: readonly StateDifference[],
  future: readonly StateDifference[],
): { readonly state: Record<keyof ExperimentState, JsonTree>; readonly history: JsonTreeObject } {
  const numbers = [state, ...past, ...future].reduce((count, each) => count + tensorNumbers(each), 0);
  const mostPlain = numbers > mostPlainNumbersTogether ? 0 : mostPlainNumbers;
  const differencesJson = (differences: readonly StateDifference[], present: Hyperparameters) => {
    let sizes = present;
    return differences.map(({ hyperparameters, data, keptEdits, addedEdits, completedSteps }): JsonTreeObject => {
      sizes = hyperparameters ?? sizes;
      return {
        hyperparameters: hyperparameters && hyperparametersJson(hyperparameters),
        data: data && dataJson(data, mostPlain),
        keptEdits,
        addedEdits: editsJson(addedEdits, sizes, mostPlain),
        completedSteps,
      };
    });
  };
  const { hyperparameters, data, edits, completedSteps } = state;
  return {
    state: {
      hyperparameters: hyperparametersJson(hyperparameters),
      data: dataJson(data, mostPlain),
      edits: editsJson(edits, hyperparameters, mostPlain),
      completedSteps,
    },
    history: { past: differencesJson(past, hyperparameters), future: differencesJson(future, hyperparameters) },
  };
}

/** How many numbers the tensors of a state hold: those of its table and of its edits. */
export function tensorNumbers(state: ExperimentState | StateDifference): number {
  const { data } = state;
  const ofTable = data?.kind === 'table' ? data.table.inputs.length + data.table.targets.length : 0;
  const edits = 'edits' in state ? state.edits : state.addedEdits;
  return edits.reduce((count, edit) => count + (edit.kind === 'tensor' ? edit.values.length : 0), ofTable);
}

function dataJson(data: DataSource, mostPlain: number): JsonTree {
  if (data.kind === 'drawn') return { ...data };
  const { name, inputNames, targetNames, rows, inputs, targets, standardisation } = data.table;
  return {
    kind: data.kind,
    table: {
      name,
      inputNames,
      targetNames,
      rows,
      inputs: tensorJson({ shape: [rows, inputNames.length], data: inputs }, mostPlain),
      targets: tensorJson({ shape: [rows, targetNames.length], data: targets }, mostPlain),
      standardisation: standardisation && { ...standardisation },
    },
    validationShare: data.validationShare,
  };
}

function editsJson(edits: readonly Edit[], sizes: Hyperparameters, mostPlain: number): JsonTree {
  return edits.map((edit): JsonTreeObject => {
    if (edit.kind === 'value') return { ...edit, value: roundToNineDigits(edit.value) };
    if (edit.kind === 'hyperparameter') {
      const changes = Object.entries(edit.changes).filter(([, value]) => value !== undefined);
      return { ...edit, changes: Object.fromEntries(changes as [string, number][]) }; // what is undefined was left out
    }
    if (edit.kind !== 'tensor') return { ...edit };
    const values = tensorJson({ shape: tensorShape(edit.tensor, sizes), data: edit.values }, mostPlain);
    return { ...edit, values };
  });
}
