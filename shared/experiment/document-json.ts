import type { JsonTreeObject } from '../json/json-text.ts';
import type { ExperimentDocument, OpenLesson, Prediction } from './experiment-document.ts';
import { formatMinorVersion, formatName, formatVersion } from './experiment-file.ts';
import { statesJson } from './file-states.ts';
import { isFirstViewJson, viewJson } from './view-state.ts';

/** The JSON of a file in its order, with the smallest minor version that knows all of its fields; without the recorded numbers, which end it, and without what a newer version added. */
export function documentJson({
  title,
  state,
  history,
  predictions,
  lesson,
  student,
  notes,
  showNotes,
  view,
}: Omit<ExperimentDocument, 'unknownFields'>): JsonTreeObject & { readonly minorVersion: number } {
  const json = statesJson(state, history.past, history.future);
  const shown = viewJson(view);
  // A file without fields of a minor version is one that every app reads whole.
  const hasLesson = lesson !== null || student !== null || !predictions.every(isFirstPrediction);
  const hasChoices = showNotes || !isFirstViewJson(shown);
  return {
    format: formatName,
    version: formatVersion,
    minorVersion: hasLesson ? formatMinorVersion : Number(hasChoices),
    app: 'Dropout Lab',
    title,
    ...json.state,
    notes,
    ...(showNotes ? { showNotes } : {}),
    predictions: predictions.map(predictionJson),
    ...(lesson === null ? {} : { lesson: lessonJson(lesson) }),
    ...(student === null ? {} : { student }),
    view: shown,
    history: json.history,
  };
}

/** The most characters of an answer before minor version 2. */
const mostFirstAnswerCharacters = 1000;

/** Whether an app of minor version 1 reads all of a prediction. */
function isFirstPrediction(prediction: Prediction): boolean {
  return Object.keys(predictionJson(prediction)).length === 3 && prediction.answer.length <= mostFirstAnswerCharacters;
}

/** A prediction as a file holds it: what came after the first files stands there only where it says something. */
function predictionJson({ question, step, answer, tries, hints, isShown, earlier, seed }: Prediction): JsonTreeObject {
  return {
    question,
    step,
    answer,
    ...(tries === 1 ? {} : { tries }),
    ...(hints === 0 ? {} : { hints }),
    ...(isShown ? { isShown } : {}),
    ...(earlier.length === 0 ? {} : { earlier }),
    ...(seed === null ? {} : { seed }),
  };
}

function lessonJson({ id, language, text, task, gate }: OpenLesson): JsonTreeObject {
  return {
    id,
    language,
    ...(text === null ? {} : { text }),
    ...(task === null ? {} : { task }),
    ...(gate ? {} : { gate }),
  };
}
