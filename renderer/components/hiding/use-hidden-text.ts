import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useHidingStore } from '../../stores/hiding-store.ts';

/** Why something is not said: one's own work says how to go on with it. */
export function useHiddenText(): ComputedRef<string> {
  const { t } = useI18n();
  const hiding = useHidingStore();
  return computed(() => t(hiding.isOnlyFor('check') ? 'hiding.check' : 'hiding.cell'));
}
