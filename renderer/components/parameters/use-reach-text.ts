import { storeToRefs } from 'pinia';
import { useI18n } from 'vue-i18n';
import type { UnitReach } from '#shared/unit-reach.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';

/**
 * Writes how the samples meet a unit, by one of the groups of messages that take these counts. A group of messages by
 * reason takes the message of the unit's own reason.
 */
export function useReachText(): (reach: UnitReach, messages: string) => string {
  const { t } = useI18n();
  const { stepHyperparameters: hyperparameters } = storeToRefs(useExperimentStore());
  return ({ counts, silent }, messages) => {
    const key = messages.endsWith('Count') ? messages : `${messages}.${silent ?? 'zero-gradient'}`;
    return t(key, {
      count: counts.value,
      total: hyperparameters.value.batchSize,
      dropped: counts.dropped + counts['dropped-dead'],
      dead: counts.dead,
    });
  };
}
