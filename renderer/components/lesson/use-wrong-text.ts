import { useI18n } from 'vue-i18n';
import type { WrongParts } from '#shared/lessons/answers/verdict.ts';

/** What is wrong with an answer, without saying what would be right. */
export function useWrongText(): (parts: WrongParts) => string[] {
  const { t } = useI18n();
  return (parts) => {
    switch (parts.kind) {
      case 'number':
        return [];
      case 'set': {
        const { length: missing } = parts.missing;
        const { length: extra } = parts.extra;
        return [
          ...(missing > 0 ? [t('lessons.wrong.missing', { count: missing }, missing)] : []),
          ...(extra > 0 ? [t('lessons.wrong.extra', { count: extra }, extra)] : []),
        ];
      }
      case 'order':
        return [t('lessons.wrong.order', { place: parts.firstWrong })];
      case 'matrix': {
        const { length: wrong } = parts.cells.filter(({ typed }) => typed !== null);
        const empty = parts.cells.length - wrong;
        return [
          ...(wrong > 0 ? [t('lessons.wrong.cells', { count: wrong }, wrong)] : []),
          ...(empty > 0 ? [t('ownWork.verdict.empty', { count: empty }, empty)] : []),
        ];
      }
    }
  };
}
