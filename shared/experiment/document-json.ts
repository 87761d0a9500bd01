import type { JsonTreeObject } from '../json/json-text.ts';
import type { ExperimentDocument } from './experiment-document.ts';
import { formatMinorVersion, formatName, formatVersion } from './experiment-file.ts';
import { statesJson } from './file-states.ts';

/** The JSON of a file in its order, without the recorded numbers, which end it, and without what a newer version added. */
export function documentJson({
  title,
  state,
  history,
  predictions,
  notes,
  view,
}: Omit<ExperimentDocument, 'unknownFields'>): JsonTreeObject {
  const json = statesJson(state, history.past, history.future);
  return {
    format: formatName,
    version: formatVersion,
    minorVersion: formatMinorVersion,
    app: 'Dropout Lab',
    title,
    ...json.state,
    notes,
    predictions: predictions.map((prediction) => ({ ...prediction })),
    view: { ...view },
    history: json.history,
  };
}
