import { phaseNumber, phaseOf } from '#shared/explain/phases.ts';
import { firstView, type ViewState } from '#shared/experiment/view-state.ts';
import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';
import { handedOutState } from '#shared/lessons/handed-out.ts';
import { tasksOf, type Lesson } from '#shared/lessons/lesson.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { isSameState } from '../../stores/experiment-change.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { useLessonStore } from '../../stores/lesson-store.ts';
import { placeOfTask } from './task-place.ts';

/** A window as it is at first, looking where the first task of the lesson does. */
function startView(lesson: Lesson, step: number): ViewState {
  const first = firstView(step);
  const [task] = tasksOf(lesson);
  const place = task ? placeOfTask(task) : null;
  if (place === null) return first;
  const { screen, phase, cell } = place;
  const id = phase ?? (cell && phaseOf(cell.tensor).id);
  return { ...first, screen: screen ?? 'step', phase: id === null ? first.phase : phaseNumber(id), ...cell };
}

/**
 * A copy for a class to begin the open lesson with, as the bytes of a file: at its first task, without answers, the number of whoever
 * prepared it and what can be undone. The screen stays; the engine holds the copy's experiment only while it writes it.
 * @throws LabError `cancelled` when it could not be written: the banner says why.
 */
export async function lessonStartBytes(): Promise<Uint8Array> {
  const document = useDocumentStore();
  const experiment = useExperimentStore();
  const { lesson } = useLessonStore();
  const { lesson: open, student } = document;
  if (lesson === null || open === null) throw new LabError('cancelled', fault('request-cancelled'));
  const bytes = await useLabStore().ask(async (client, signal) => {
    const present = experiment.state;
    const state = handedOutState(lesson, student, present);
    const parts = {
      ...document.parts(),
      // A title may be made of the number of whoever prepared it.
      title: student !== null && document.title.includes(String(student)) ? '' : document.title,
      history: { past: [], future: [] },
      predictions: [],
      student: null,
      lesson: { ...open, task: null },
      view: startView(lesson, state.completedSteps),
    };
    if (isSameState(state, present)) return client.writeExperiment(parts, signal);
    const backend = experiment.engine?.backend ?? experiment.backend;
    await client.startExperiment({ ...state, backend }, signal);
    try {
      return await client.writeExperiment(parts, signal);
    } finally {
      await client.startExperiment({ ...present, backend });
    }
  });
  if (bytes === null) throw new LabError('cancelled', fault('request-cancelled'));
  return bytes;
}
