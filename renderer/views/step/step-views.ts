import { fetched, later } from '../../components/layout/later.ts';

/** The views of a step that its first picture, the loom, can do without. */
export const stepViewLoaders = {
  gradients: () => import('./gradients/GradientsView.vue'),
  outerProduct: () => import('./outer-product/OuterProductView.vue'),
  update: () => import('./update/UpdateView.vue'),
  builderSums: () => import('./outer-product/BuilderSums.vue'),
  cellMenu: () => import('../../components/cell-menu/CellMenu.vue'),
};

export const GradientsView = later(stepViewLoaders.gradients);
export const OuterProductView = later(stepViewLoaders.outerProduct);
export const BuilderSums = later(stepViewLoaders.builderSums);
export const UpdateView = later(stepViewLoaders.update);
/** It lies over the rest, and leaves no room for itself while it is fetched. */
export const CellMenu = fetched(stepViewLoaders.cellMenu);
