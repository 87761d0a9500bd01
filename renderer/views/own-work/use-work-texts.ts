import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useNumbers } from '../../numbers/use-numbers.ts';
import type { OwnWork } from './use-own-work.ts';

/** What is said of own work in sentences: how many cells are right, wrong and empty, and which mistake it may be. */
export function useWorkTexts(work: OwnWork) {
  const { t } = useI18n();
  const numbers = useNumbers();

  const count = computed(() => {
    const { rows, columns } = work.file.value ? work.whole.value : work.size.value;
    return rows * columns;
  });
  const wrongCells = computed(() => {
    const verdict = work.verdict.value;
    return verdict?.kind === 'wrong' && verdict.parts.kind === 'matrix' ? verdict.parts.cells : [];
  });
  /** Those that say something else than is right; an empty one says nothing yet. */
  const wrong = computed(() => wrongCells.value.filter(({ typed }) => typed !== null));
  const empty = computed(() => wrongCells.value.length - wrong.value.length);

  const heading = computed(() => {
    if (work.verdict.value === null) return null;
    if (wrongCells.value.length === 0)
      return t('ownWork.verdict.allRight', { count: numbers.plain(count.value) }, count.value);
    if (wrong.value.length === 0) return t('ownWork.verdict.soFar');
    return t('ownWork.verdict.wrong', { count: numbers.plain(wrong.value.length) }, wrong.value.length);
  });
  const details = computed<readonly string[]>(() => {
    const verdict = work.verdict.value;
    if (verdict === null) return [];
    if (verdict.kind === 'right') {
      return [
        verdict.tolerance === null
          ? t('ownWork.verdict.exact')
          : t('ownWork.verdict.tolerance', { tolerance: numbers.plain(verdict.tolerance) }),
      ];
    }
    const right = count.value - wrongCells.value.length;
    return [
      ...(right > 0 ? [t('ownWork.verdict.rightCount', { count: numbers.plain(right) }, right)] : []),
      ...(empty.value > 0 ? [t('ownWork.verdict.empty', { count: numbers.plain(empty.value) }, empty.value)] : []),
    ];
  });
  /** The mistakes that all wrong cells fit, each with what happened. */
  const mistakes = computed(() => (work.verdict.value?.kind === 'wrong' ? work.verdict.value.mistakes : []));

  return { count, wrong, empty, heading, details, mistakes };
}
export type WorkTexts = ReturnType<typeof useWorkTexts>;
