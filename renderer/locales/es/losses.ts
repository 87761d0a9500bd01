import type { losses as english } from '../en/losses.ts';
import type { Messages } from '../messages.ts';

/** Spanish, the losses. */
export const losses: Messages<typeof english> = {
  losses: {
    'mean-squared-error': {
      kind: 'media',
      meaning: 'La media del error cuadrático sobre el lote y las salidas.',
      factor: 'Factor 2/(lote · out) = {factor}, por MSELoss. Con la mitad del error cuadrático es 1.',
      gap: 'Un cuadrado no se promedia como una suma: toda dispersión de las salidas cuesta, y su varianza es la diferencia.',
    },
    'half-squared-error': {
      kind: 'mitad, sumada',
      meaning: 'La mitad de la suma del error cuadrático sobre el lote y las salidas.',
      factor: 'Factor 1, por la mitad del error cuadrático. Con MSELoss es 2/(lote · out).',
      gap: 'Un cuadrado no se promedia como una suma: toda dispersión de las salidas cuesta, y su varianza es la diferencia.',
    },
  },
};
