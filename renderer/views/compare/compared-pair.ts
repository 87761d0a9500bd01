import { computed, type Ref } from 'vue';
import { differingSettings } from '#shared/compare/differing-settings.ts';
import { compareSteps, partingTensor } from '#shared/compare/step-difference.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import type { SampledLosses } from '#shared/loss-curve.ts';
import type { StepRecord } from '#shared/step-record.ts';
import type { ForkField } from '../../stores/view-choices.ts';

/** What the present experiment is compared with: itself at another step, a fork of it, or an experiment from a file. */
export type OtherSource =
  | { readonly kind: 'step' }
  | { readonly kind: 'fork'; readonly field: ForkField; readonly state: ExperimentState }
  | { readonly kind: 'file'; readonly name: string; readonly state: ExperimentState };

/** One of the two sides: how it is set up and what came of it. */
export interface ComparedSide {
  readonly state: ExperimentState;
  readonly losses: SampledLosses;
  readonly record: StepRecord | null;
}

/** What is compared: both sides, and whether B is looked at only at the step of A. */
interface ComparedSides {
  readonly isOpen: Readonly<Ref<boolean>>;
  readonly isBound: Readonly<Ref<boolean>>;
  readonly sideA: Readonly<Ref<ComparedSide>>;
  readonly sideB: Readonly<Ref<ComparedSide | null>>;
}

/** The two steps that are compared and all in which they, and what led to them, differ. */
export function useComparedPair({ isOpen, isBound, sideA, sideB }: ComparedSides) {
  /** The two steps on screen. While B is on its way to the step of A, the last two that belong together stay. */
  const pair = computed<{ readonly a: StepRecord; readonly b: StepRecord } | null>((previous) => {
    const [a, b] = [sideA.value.record, sideB.value?.record ?? null];
    if (!isOpen.value || !a || !b) return null;
    if (isBound.value && a.step !== b.step) return previous ?? null;
    return previous?.a === a && previous.b === b ? previous : { a, b };
  });
  const difference = computed(() => pair.value && compareSteps(pair.value.a, pair.value.b));
  const parting = computed(() => difference.value && partingTensor(difference.value));
  const settings = computed(() => (sideB.value ? differingSettings(sideA.value.state, sideB.value.state) : []));

  return { pair, difference, parting, settings };
}
