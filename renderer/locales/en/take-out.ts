/** English, what is taken out: exported files. */
export const takeOut = {
  takeOut: {
    menu: 'Export',
    noStep: 'Scripts and matrices are there after the first step.',
    script: 'PyTorch script',
    notebook: 'Jupyter notebook',
    matrices: 'All matrices',
    csv: 'Selected: {name} (CSV)',
    npy: 'Selected: {name} (NPY)',
  },
};
