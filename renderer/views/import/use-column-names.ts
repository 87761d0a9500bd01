import { storeToRefs } from 'pinia';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useImportStore } from './import-store.ts';

/** The names of the columns of the table in the import dialog; one without a name is called by its number. */
export function useColumnNames(): ComputedRef<readonly string[]> {
  const { t, n } = useI18n();
  const { preview } = storeToRefs(useImportStore());
  return computed(() =>
    (preview.value?.columns ?? []).map(({ name }, column) => name || t('import.column', { number: n(column + 1) })),
  );
}
