import { defineAsyncComponent } from 'vue';
import { usePartStore } from '../../stores/part-store.ts';

const loaders = {
  elsewhere: () => import('./UsedElsewhere.vue'),
  open: () => import('./OpenElsewhere.vue'),
  access: () => import('./NoAccess.vue'),
};

/** What is shown where this tab has not got the app. */
export const UsedElsewhere = defineAsyncComponent(() => usePartStore().load(loaders.elsewhere));
export const OpenElsewhere = defineAsyncComponent(() => usePartStore().load(loaders.open));
export const NoAccess = defineAsyncComponent(() => usePartStore().load(loaders.access));

/** Fetches the first of them ahead: when it is needed, the host may be gone. */
export const loadUsedElsewhere = loaders.elsewhere;
