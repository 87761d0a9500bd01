/** Fetches the derivation: it is not part of what the first step needs. */
export const loadDerivation = () => import('./derivation/DerivationView.vue');
