import { useI18n } from 'vue-i18n';
import type { MistakeId } from '#shared/lessons/answers/mistakes.ts';

/** One line on the other mistakes that give the same answer as the likeliest; none where there is none. */
export function useAlikeText(): (others: readonly MistakeId[]) => string[] {
  const { t } = useI18n();
  return (others) => {
    if (others.length === 0) return [];
    const names = others
      .map((mistake) => t(`lessons.mistake.${mistake}.name`))
      .reduce((one, other) => t('lessons.verdict.or', { one, other }));
    return [t('lessons.verdict.same', { names })];
  };
}
