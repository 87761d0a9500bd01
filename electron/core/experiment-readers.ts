import type { LabHandlers } from '#shared/contract/lab-contract.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { LabError } from '#shared/lab-error.ts';
import type { StepRecord } from '#shared/step-record.ts';
import { auditStep } from './audit/audit-step.ts';
import { evaluationOutputs } from './evaluation-outputs.ts';
import { plantedStep } from './bugs/planted-steps.ts';
import { drawMasks } from './expectation/draw-masks.ts';
import { enumerateMasks } from './expectation/enumerate-masks.ts';
import { expectMasks } from './expectation/expect-masks.ts';
import { maskedLayer, type MaskedLayer } from './expectation/masked-layer.ts';
import type { Experiment } from './experiment.ts';
import { derivedGenerator } from './random/derived-generator.ts';
import type { TrainingPace } from './record-steps.ts';
import { asEngineError, throwIfCancelled } from './request-errors.ts';
import { compareScaling } from './scaling.ts';
import { measureUpdateEffect } from './update-effect.ts';
import { visitStep } from './visit-step.ts';
import { fault } from '#shared/errors/fault.ts';

/** The requests that look at an experiment and change nothing of it. */
export type ReaderName =
  | 'visitStep'
  | 'auditStep'
  | 'compareScaling'
  | 'plantedStep'
  | 'drawMasks'
  | 'expectMasks'
  | 'enumerateMasks'
  | 'measureUpdate';
export type ExperimentReaders = Pick<LabHandlers, ReaderName>;

/** The experiment a reader looks at; `replaced` fires when another takes its place. */
export interface PresentExperiment {
  readonly experiment: Experiment;
  readonly replaced: AbortSignal;
}

/** A step of an experiment that was computed again; `stop` fires when the result is no longer wanted. */
interface VisitedStep {
  readonly experiment: Experiment;
  readonly record: StepRecord;
  /** Those in force at this step. */
  readonly hyperparameters: Hyperparameters;
  /** What a random mask acts on in this step. */
  readonly layer: () => MaskedLayer;
  readonly stop: AbortSignal;
}

/**
 * The handlers of the requests that only look.
 * @param present the experiment to look at; throws a LabError when there is none.
 */
export function experimentReaders(present: () => PresentExperiment, pace: TrainingPace): ExperimentReaders {
  /** Visits a step and computes a result from it; turns whatever goes wrong into a LabError. */
  async function fromStep<Answer>(
    step: number,
    signal: AbortSignal,
    answer: (visited: VisitedStep) => Answer | Promise<Answer>,
  ): Promise<Answer> {
    const { experiment, replaced } = present();
    const stop = AbortSignal.any([signal, replaced]);
    try {
      const record = await visitStep(experiment, step, stop, pace);
      const hyperparameters = experiment.hyperparametersAt(step);
      const layer = () => maskedLayer(record, hyperparameters);
      return await answer({ experiment, record, hyperparameters, layer, stop });
    } catch (thrown) {
      throw asEngineError(thrown);
    }
  }

  async function* drawMasksOf({ step, count, ...cell }: Parameters<LabHandlers['drawMasks']>[0], signal: AbortSignal) {
    const { experiment, replaced } = present();
    const { seed } = experiment.startHyperparameters;
    const { layer, stop } = await fromStep(step, signal, (visited) => visited);
    yield* drawMasks(layer(), cell, count, derivedGenerator(seed, 'expectation', step), stop, pace);
    // When the caller cancels, the stream just ends; when the experiment was replaced, it ends with an error.
    throwIfCancelled(replaced);
  }

  return {
    visitStep: ({ step }, signal) => fromStep(step, signal, ({ record }) => record.data.slice()),
    auditStep: ({ step }, signal) =>
      fromStep(step, signal, ({ experiment: { backend }, record, hyperparameters, stop }) =>
        auditStep(record, hyperparameters, backend, stop, pace),
      ),
    compareScaling: ({ step }, signal) =>
      fromStep(step, signal, ({ experiment, record }) => compareScaling(experiment, record)),
    plantedStep: ({ step, bug }, signal) =>
      fromStep(step, signal, ({ experiment, record, stop }) => plantedStep(experiment, record, bug, stop, pace)),
    drawMasks: drawMasksOf,
    expectMasks: ({ step, ...cell }, signal) =>
      fromStep(step, signal, ({ layer, stop }) => expectMasks(layer(), cell, stop, pace)),
    enumerateMasks: ({ step, ...output }, signal) =>
      fromStep(step, signal, async ({ experiment: { backend }, record, hyperparameters, layer, stop }) => {
        const masks = await enumerateMasks(layer(), output, stop, pace);
        const evaluated = evaluationOutputs(record, hyperparameters, backend);
        const cell = output.sample * hyperparameters.outputSize + output.output;
        return { ...masks, evaluationOutput: evaluated[cell] ?? Number.NaN };
      }),
    measureUpdate() {
      const { experiment } = present();
      try {
        const effect = measureUpdateEffect(experiment);
        if (effect === null) throw new LabError('invalid-input', fault('no-update-yet'));
        return effect;
      } catch (thrown) {
        throw asEngineError(thrown);
      }
    },
  };
}
