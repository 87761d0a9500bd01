import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { defineStore, storeToRefs } from 'pinia';
import { computed } from 'vue';
import { remarkOn } from '#shared/explain/cell-remark.ts';
import { operandsOf } from '#shared/explain/evaluate.ts';
import { explainCell } from '#shared/explain/explain-cell.ts';
import type { CellExplanation, CellReference } from '#shared/explain/explanation.ts';
import { explainDraw } from '#shared/explain/given.ts';
import { keptCounterpart } from '#shared/explain/kept-counterpart.ts';
import { isComputedBy } from '#shared/explain/phases.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import type { RemarkRule } from '#shared/tensors/tensor-row.ts';
import { cellWithin, type CellPosition } from '../../stores/cell-position.ts';
import { useHidingStore } from '../../stores/hiding-store.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useViewStore } from '../../stores/view-store.ts';

/** What a remark says something of, beside the cell it stands at: from whether a unit is kept follows what is 0 behind it. */
const remarkTensors: Readonly<Record<RemarkRule, readonly TensorName[]>> = {
  activation: ['preActivation', 'hidden'],
  'before-mask': ['preActivation', 'mask', 'dropped'],
  multiplier: ['preActivation', 'mask', 'dropped'],
  forward: ['preActivation', 'mask'],
  'sent-back': ['preActivation', 'mask', 'hidden.gradient'],
  'through-mask': ['preActivation', 'mask', 'preActivation.gradient'],
  delta: ['preActivation', 'mask', 'fc1.weight.gradient'],
  reach: ['preActivation', 'mask'],
  prediction: ['preActivation', 'mask'],
  error: ['output'],
};

/** Marks beyond this many in one matrix would be a pattern, not a hint. */
const mostMarks = 80;

/** The formula of the selected cell, and where its operands stand. */
export const useExplanationStore = defineStore('explanation', () => {
  const { record, stepHyperparameters } = storeToRefs(useExperimentStore());
  const { selection, phase } = storeToRefs(useViewStore());
  const hiding = useHidingStore();

  /** The selected cell; the selection may stand outside a smaller network: then it is the last cell there is. */
  const cell = computed<CellReference>(() => {
    const { tensor, row, column } = selection.value;
    const place = record.value?.layout.places[tensor];
    if (!place) return { tensor, row, column };
    return { tensor, ...cellWithin({ row, column }, place) };
  });

  /** Whether the number of the selected cell is asked for. */
  const isHidden = computed(() => hiding.isHidden(cell.value.tensor));

  /** Null before the first step, for a cell that the present phase has not computed yet, and for one that is asked for. */
  function explain(subject: CellReference): CellExplanation | null {
    if (!record.value || !isComputedBy(subject.tensor, phase.value) || hiding.isHidden(subject.tensor)) return null;
    const explained = explainCell(record.value, stepHyperparameters.value, subject);
    return phase.value === tensorTable.mask.phase ? explainDraw(explained) : explained;
  }
  const explanation = computed(() => explain(cell.value));

  /** What can be said of this very cell; null where only its tensor has a meaning. */
  const remark = computed(() => {
    const rule = tensorTable[cell.value.tensor].remark;
    if (!record.value || !explanation.value || rule === null || remarkTensors[rule].some(hiding.isHidden)) return null;
    return remarkOn(record.value, stepHyperparameters.value, cell.value, phase.value);
  });

  /** Beside a cell that mask or activation silence, one that they do not. */
  const counterpart = computed(() => {
    const kept = record.value && explanation.value && keptCounterpart(record.value, cell.value);
    return kept && explain(kept);
  });

  /** The cells the selected one is made of, each once, in the order of the formula. */
  const sources = computed<readonly CellReference[]>(() => {
    if (!explanation.value) return [];
    const cells = operandsOf(explanation.value).flatMap((operand) => (operand.cell ? [operand.cell] : []));
    const seen = new Map(
      cells.map((source) => [`${source.tensor} ${String(source.row)} ${String(source.column)}`, source]),
    );
    return [...seen.values()];
  });

  const marks = computed(() => {
    const byTensor = new Map<TensorName, CellPosition[]>();
    for (const source of sources.value) {
      const cells = byTensor.get(source.tensor) ?? [];
      if (cells.length < mostMarks) cells.push(source);
      byTensor.set(source.tensor, cells);
    }
    return byTensor;
  });

  return { cell, isHidden, explanation, remark, counterpart, sources, marks };
});
