import type { JsonTreeObject } from '../json/json-text.ts';
import type { ExperimentDocument } from './experiment-document.ts';
import { formatMinorVersion, formatName, formatVersion } from './experiment-file.ts';
import { statesJson } from './file-states.ts';
import { isFirstViewJson, viewJson } from './view-state.ts';

/** The JSON of a file in its order, without the recorded numbers, which end it, and without what a newer version added. */
export function documentJson({
  title,
  state,
  history,
  predictions,
  notes,
  showNotes,
  view,
}: Omit<ExperimentDocument, 'unknownFields'>): JsonTreeObject {
  const json = statesJson(state, history.past, history.future);
  const shown = viewJson(view);
  // A file without fields of a minor version is one that every app reads whole.
  const isFirst = !showNotes && isFirstViewJson(shown);
  return {
    format: formatName,
    version: formatVersion,
    minorVersion: isFirst ? 0 : formatMinorVersion,
    app: 'Dropout Lab',
    title,
    ...json.state,
    notes,
    ...(showNotes ? { showNotes } : {}),
    predictions: predictions.map((prediction) => ({ ...prediction })),
    view: shown,
    history: json.history,
  };
}
