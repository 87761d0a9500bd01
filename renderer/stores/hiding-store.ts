import { defineStore, storeToRefs } from 'pinia';
import { computed, shallowReactive } from 'vue';
import type { CellReference } from '#shared/explain/explanation.ts';
import { carriedOver, withAllComputedFrom } from '#shared/tensors/computed-from.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { useExperimentStore } from './experiment-store.ts';
import { placeTensors, type PlaceName } from './place-tensors.ts';

/** Who asks for something, and hides it until it is said. */
export type HidingOwner = 'lesson' | 'check' | 'projector';

/** What is hidden until a question is answered. */
export interface Hidden {
  readonly tensors: readonly TensorName[];
  /** The cell that is asked for; null where it is not one. */
  readonly asked: CellReference | null;
  /** Leads to the question from where its answer would stand. */
  readonly lead?: () => void;
}

/** What is hidden on every screen, in exports and in pictures until a question is answered: it and all that is computed from it. */
export const useHidingStore = defineStore('hiding', () => {
  const { shownStep } = storeToRefs(useExperimentStore());
  const owners = shallowReactive(new Map<HidingOwner, Hidden & { readonly step: number }>());

  /** Hides this for an owner, in place of what it hid before; null hides nothing any more. */
  function hide(owner: HidingOwner, hidden: Hidden | null): void {
    if (hidden) owners.set(owner, { ...hidden, step: shownStep.value });
    else owners.delete(owner);
  }

  /** What is asked for itself, without what is computed from it. */
  const wanted = computed(() => [...owners.values()].flatMap((hidden) => hidden.tensors));
  const tensors = computed<ReadonlySet<TensorName>>(() => {
    const all = withAllComputedFrom(wanted.value);
    // A later step begins with what is asked for in an earlier one.
    const isLater = [...owners.values()].some(({ step }) => shownStep.value > step);
    return isLater ? new Set([...all, ...carriedOver(all)]) : all;
  });
  const isAnyHidden = computed(() => tensors.value.size > 0);
  const asked = computed(() => [...owners.values()].flatMap((hidden) => hidden.asked ?? []));
  const isHidden = (tensor: TensorName): boolean => tensors.value.has(tensor);

  function isPlaceHidden(place: PlaceName): boolean {
    const rule = placeTensors[place];
    if (rule === 'by tensor') return false;
    return rule === 'all' ? isAnyHidden.value : rule.some(isHidden);
  }

  /** Whether something is hidden for this owner alone. */
  const isOnlyFor = (owner: HidingOwner): boolean => owners.size === 1 && owners.has(owner);

  /** Goes to the question whose answer stands behind what is hidden. */
  function lead(): void {
    for (const hidden of owners.values()) hidden.lead?.();
  }

  return { hide, isHidden, isAnyHidden, wanted, asked, isPlaceHidden, isOnlyFor, lead };
});
