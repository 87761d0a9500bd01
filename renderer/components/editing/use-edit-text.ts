import { useI18n } from 'vue-i18n';
import type { EditGroup } from '#shared/edit-groups.ts';
import type { Edit } from '#shared/edits.ts';
import { symbolOf } from '../../formulas/symbols.ts';
import { useHidingStore } from '../../stores/hiding-store.ts';
import { useNumbers } from '../../numbers/use-numbers.ts';

/** Writes edits that belong together as a person would name them, with their step ("step 2: drop unit 4 in sample 2") or without. */
export function useEditText() {
  const { t } = useI18n();
  const numbers = useNumbers();
  const hiding = useHidingStore();

  /** Whether an edit says a number that is asked for, or what the mask does to a cell. */
  function isHidden(edit: Edit): boolean {
    return edit.kind === 'mask-cell' ? hiding.isHidden('mask') : edit.kind === 'value' && hiding.isHidden(edit.tensor);
  }

  function oneText(edit: Edit): string {
    switch (edit.kind) {
      case 'value': {
        const cell = `${symbolOf(edit.tensor)}[${String(edit.row + 1)}, ${String(edit.column + 1)}]`;
        return t('edits.value', { cell, value: numbers.precise(edit.value) });
      }
      case 'tensor':
        return t('edits.tensor', { tensor: symbolOf(edit.tensor) });
      case 'mask-cell':
        return t(edit.kept ? 'edits.keep' : 'edits.drop', { unit: edit.unit + 1, sample: edit.sample + 1 });
      case 'mask-row':
        return t('edits.redraw', { sample: edit.sample + 1 });
      case 'mask-lock':
        return t(edit.locked ? 'edits.lock' : 'edits.unlock');
      case 'hyperparameter': {
        const { dropProbability, learningRate } = edit.changes;
        return Object.entries({ p: dropProbability, lr: learningRate })
          .flatMap(([symbol, value]) => (value === undefined ? [] : [`${symbol} = ${numbers.plain(value)}`]))
          .join(', ');
      }
    }
  }

  /** What edits of one kind, step and place come to together; null where they are not that. */
  function togetherText({ edits, isOneChange }: EditGroup): string | null {
    const [first] = edits;
    const count = edits.length;
    if (first.kind === 'mask-cell') {
      const { unit, kept } = first;
      if (!edits.every((edit) => edit.kind === 'mask-cell' && edit.unit === unit && edit.kept === kept)) return null;
      const place = { unit: unit + 1, count };
      // Only what is asked for all samples makes more than one such edit; those that were so already need none.
      if (isOneChange) return t(kept ? 'edits.keepEverywhere' : 'edits.dropEverywhere', place);
      return t(kept ? 'edits.keepInSome' : 'edits.dropInSome', place);
    }
    if (first.kind === 'value') {
      const { tensor } = first;
      if (!edits.every((edit) => edit.kind === 'value' && edit.tensor === tensor)) return null;
      return t('edits.values', { tensor: symbolOf(tensor), count });
    }
    const tensors = edits.flatMap((edit) => (edit.kind === 'tensor' ? [symbolOf(edit.tensor)] : []));
    return tensors.length === count ? t('edits.tensor', { tensor: tensors.join(', ') }) : null;
  }

  function what(group: EditGroup): string {
    if (group.edits.some(isHidden)) return t('hiding.veil');
    const [first, ...others] = group.edits;
    if (others.length === 0) return oneText(first);
    return togetherText(group) ?? t('changes.andMore', { change: oneText(first), count: others.length });
  }

  function withStep(group: EditGroup): string {
    const [{ kind, step }] = group.edits;
    return t(kind === 'hyperparameter' ? 'edits.fromStep' : 'edits.atStep', { step, edit: what(group) });
  }

  return { what, withStep };
}
