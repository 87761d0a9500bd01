/** Fetches the report of the audit: it is read when its chip is pressed. */
export const loadAudit = () => import('./AuditReport.vue');
