import { useI18n } from 'vue-i18n';
import { digitsToGive } from '#shared/lessons/answers/reading.ts';
import type { Unreadable } from '#shared/lessons/answers/verdict.ts';

/** Says why an answer cannot be read. */
export function useUnreadableText(): (why: Unreadable) => string {
  const { t } = useI18n();
  return (why) => {
    switch (why.reason) {
      case 'empty':
        return t('lessons.unreadable.empty');
      case 'no-number':
        return t('lessons.unreadable.noNumber', { text: why.text });
      case 'too-few-digits':
        return t('lessons.unreadable.tooFewDigits', { count: digitsToGive(why.digits) });
      case 'shape':
        return t('lessons.unreadable.shape', { rows: why.rows, columns: why.columns });
      case 'no-such-choice':
        return t('lessons.unreadable.noSuchChoice', { text: why.text });
    }
  };
}
