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
    const total = hyperparameters.value.batchSize;
    const dropped = counts.dropped + counts['dropped-dead'];
    // What is said of all samples goes by how many there are.
    return messages.endsWith('Count')
      ? t(key, { count: counts.value, total })
      : t(key, { total, dropped, dead: counts.dead }, total);
  };
}
