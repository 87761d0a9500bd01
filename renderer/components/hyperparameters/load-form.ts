/** Fetches the form of the settings: it is filled in when the chips are pressed. */
export const loadForm = () => import('./HyperparameterForm.vue');
