import { storeToRefs } from 'pinia';
import { computed, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { hiddenUnitOf, unchangedLines, unitAxis, type UnchangedLine } from '#shared/parameter-update.ts';
import type { ParameterName } from '#shared/tensors/tensor-names.ts';
import type { UnitReach } from '#shared/unit-reach.ts';
import { useReachText } from '../../../components/parameters/use-reach-text.ts';
import { useExperimentStore } from '../../../stores/experiment-store.ts';
import { useHidingStore } from '../../../stores/hiding-store.ts';
import { useStepStore } from '../../../stores/step-store.ts';

/** The rows or columns of a parameter that an update left exactly where they were, and why. */
export function useUnchanged(name: Readonly<Ref<ParameterName>>) {
  const { t } = useI18n();
  const reachText = useReachText();
  const hiding = useHidingStore();
  const isHidden = computed(() => hiding.isPlaceHidden('unchanged'));
  const { reaches } = storeToRefs(useStepStore());
  const { record, stepHyperparameters: hyperparameters } = storeToRefs(useExperimentStore());

  const lines = computed(() =>
    record.value && !isHidden.value
      ? unchangedLines(record.value, name.value, reaches.value, hyperparameters.value.optimizer)
      : [],
  );
  /** A unit is a column of fc2.weight, and a row of everything else. */
  const isByColumn = computed(() => unitAxis(name.value) === 'column');

  function reasonOf({ index, reason }: UnchangedLine): string {
    const unit = isByColumn.value ? hiddenUnitOf(name.value, 0, index) : hiddenUnitOf(name.value, index, 0);
    const reach = unit === null ? undefined : reaches.value[unit];
    if (reason === null) return t('update.unchanged.mixed');
    if (reason === 'nothing-remembered') return t('optimizer.nothingRemembered');
    return reach?.silent === reason ? reachText(reach, 'update.unchanged') : t(`update.unchanged.${reason}`);
  }
  const reasons = computed(() => new Map(lines.value.map((line) => [line.index, reasonOf(line)])));

  const summary = computed(() => {
    if (!record.value || isHidden.value) return '';
    const { rows, columns } = record.value.layout.places[name.value];
    const key = isByColumn.value ? 'update.unchangedColumns' : 'update.unchangedRows';
    return t(key, { count: lines.value.length, total: isByColumn.value ? columns : rows });
  });

  /** What is said beside a unit's strip of samples. */
  function reachNote(reach: UnitReach): string {
    const reason = reasons.value.get(reaches.value.indexOf(reach));
    if (reason !== undefined) return reason;
    // With plain SGD a unit that no sample reaches does not move; while that is asked for, nothing is said of why.
    return reach.silent === null || isHidden.value ? reachText(reach, 'update.reachCount') : t('optimizer.moved');
  }

  return { lines, isByColumn, reasons, summary, reachNote };
}
