import type { LabHandlers } from '#shared/contract.ts';
import { LabError } from '#shared/lab-error.ts';
import type { StepRecord } from '#shared/step-record.ts';
import type { Experiment } from './experiment.ts';
import type { TrainingPace } from './record-steps.ts';
import { asEngineError } from './request-errors.ts';
import { measureUpdateEffect } from './update-effect.ts';
import { visitStep } from './visit-step.ts';

/** The requests that look at an experiment and change nothing of it. */
export type ReaderName =
  'visitStep' | 'auditStep' | 'compareScaling' | 'drawMasks' | 'expectMasks' | 'enumerateMasks' | 'measureUpdate';
export type ExperimentReaders = Pick<LabHandlers, ReaderName>;

/** The experiment a reader looks at; `replaced` fires when another takes its place. */
export interface PresentExperiment {
  readonly experiment: Experiment;
  readonly replaced: AbortSignal;
}

/** A step of an experiment, once more; `stop` fires when the answer is no longer wanted. */
interface VisitedStep {
  readonly experiment: Experiment;
  readonly record: StepRecord;
  readonly stop: AbortSignal;
}

/**
 * The handlers of the requests that only look.
 * @param present the experiment to look at; throws a LabError when there is none.
 */
export function experimentReaders(present: () => PresentExperiment, pace: TrainingPace): ExperimentReaders {
  /** Answers from one step: visits it, and makes whatever goes wrong a LabError. */
  async function fromStep<Answer>(
    step: number,
    signal: AbortSignal,
    answer: (visited: VisitedStep) => Answer | Promise<Answer>,
  ): Promise<Answer> {
    const { experiment, replaced } = present();
    const stop = AbortSignal.any([signal, replaced]);
    try {
      return await answer({ experiment, record: await visitStep(experiment, step, stop, pace), stop });
    } catch (thrown) {
      throw asEngineError(thrown);
    }
  }

  return {
    visitStep: ({ step }, signal) => fromStep(step, signal, ({ record }) => record.data.slice()),
    auditStep: unbuilt,
    compareScaling: unbuilt,
    drawMasks: unbuilt,
    expectMasks: unbuilt,
    enumerateMasks: unbuilt,
    measureUpdate() {
      const { experiment } = present();
      try {
        const effect = measureUpdateEffect(experiment);
        if (effect === null) throw new LabError('invalid-input', 'There is no update yet: record a step first.');
        return effect;
      } catch (thrown) {
        throw asEngineError(thrown);
      }
    },
  };
}

function unbuilt(): never {
  throw new LabError('internal', 'This is not built yet.');
}
