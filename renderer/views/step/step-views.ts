import { fetched, later } from '../../components/layout/later.ts';

/** The views of a step that its first picture, the loom, can do without. */
export const stepViewLoaders = {
  gradients: () => import('./gradients/GradientsView.vue'),
  outerProductTabs: () => import('./OuterProductTabs.vue'),
  builder: () => import('./outer-product/BuilderView.vue'),
  derivation: () => import('./outer-product/derivation/DerivationView.vue'),
  update: () => import('./update/UpdateView.vue'),
  builderSums: () => import('./outer-product/BuilderSums.vue'),
  cellMenu: () => import('../../components/cell-menu/CellMenu.vue'),
};

export const GradientsView = later(stepViewLoaders.gradients);
export const BuilderView = later(stepViewLoaders.builder);
export const DerivationView = later(stepViewLoaders.derivation);
export const BuilderSums = later(stepViewLoaders.builderSums);
export const UpdateView = later(stepViewLoaders.update);
/** They lie over the rest, and leave no room for themselves while they are fetched. */
export const OuterProductTabs = fetched(stepViewLoaders.outerProductTabs);
export const CellMenu = fetched(stepViewLoaders.cellMenu);
