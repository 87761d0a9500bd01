import type { exportTexts as english } from '../en/export.ts';
import type { Messages } from '../messages.ts';

/** Español, lo que se exporta: archivos e imágenes. */
export const exportTexts: Messages<typeof english> = {
  export: {
    menu: 'Exportar',
    noStep: 'Los programas y las matrices están tras el primer paso.',
    script: 'Programa de PyTorch',
    notebook: 'Cuaderno de Jupyter',
    matrices: 'Todas las matrices',
    csv: 'Selección: {name} (CSV)',
    npy: 'Selección: {name} (NPY)',
    png: 'Imagen (PNG)',
    svg: 'Imagen (SVG)',
  },
};
