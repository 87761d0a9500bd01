/** English, what is exported: files and pictures. */
export const exportTexts = {
  export: {
    menu: 'Export',
    noStep: 'Scripts and matrices are there after the first step.',
    script: 'PyTorch script',
    notebook: 'Jupyter notebook',
    matrices: 'All matrices',
    csv: 'Selected: {name} (CSV)',
    npy: 'Selected: {name} (NPY)',
    png: 'Picture (PNG)',
    svg: 'Picture (SVG)',
  },
};
