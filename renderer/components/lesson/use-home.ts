import { computed } from 'vue';
import { differingSettings, type DifferingSetting } from '#shared/compare/differing-settings.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { lessonState } from '#shared/lessons/experiment.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import { useDocumentStore } from '../../stores/document-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';

/** In what the settings and the data of two experiments differ. Edits and steps are what a lesson is worked with. */
function differences(asked: ExperimentState, present: ExperimentState): readonly DifferingSetting[] {
  return differingSettings(asked, present).filter(({ kind }) => kind === 'hyperparameter' || kind === 'data');
}

/**
 * The experiment an open lesson is worked on with: its own, or the one it was handed out with, which whoever prepared it may have
 * set up otherwise.
 */
export function useHome(lesson: () => Lesson) {
  const experiment = useExperimentStore();
  const document = useDocumentStore();
  const own = computed(() => lessonState(lesson(), document.student));
  /** What the document began with: all that can be undone leads there. */
  const begun = computed(() => experiment.history.past.at(-1) ?? experiment.state);
  /** In what it was prepared otherwise than the lesson says. */
  const prepared = computed(() => differences(own.value, begun.value));
  const home = computed<ExperimentState>(() => {
    if (prepared.value.length === 0) return own.value;
    return { ...begun.value, completedSteps: Math.max(begun.value.completedSteps, own.value.completedSteps) };
  });
  /** In what the experiment on screen is another one. */
  const away = computed(() => differences(home.value, experiment.state));
  return { home, prepared, away };
}
