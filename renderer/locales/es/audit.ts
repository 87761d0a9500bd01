import type { audit as english } from '../en/audit.ts';
import type { Messages } from '../messages.ts';

/** Spanish, the self-audit. */
export const audit: Messages<typeof english> = {
  audit: {
    title: 'Autoauditoría del paso {step}',
    checking: 'Fórmulas = gradiente automático: comprobando…',
    exact: 'Fórmulas = gradiente automático, exactamente',
    passed: 'Fórmulas = gradiente automático: como máximo {difference}',
    failed: 'Las fórmulas difieren de la comprobación: hasta {difference}',
    'not-finite': 'No es finito: no se puede comprobar',
    unchecked:
      'Donde un número es infinito o NaN no hay nada que comparar: no se puede comprobar. Todo lo demás está dentro de su tolerancia.',
    good: 'Todas las diferencias están dentro de su tolerancia.',
    tape: 'Gradiente automático',
    tapeMeans:
      'TensorFlow.js deriva por sí mismo la misma pasada hacia delante, con la misma máscara. Diferencia máxima admitida: {tolerance} absoluta.',
    central: 'Diferencias centrales',
    centralMeans:
      'Cada peso se mueve {size} arriba y abajo, en doble precisión y con la máscara fija; se compara la pendiente de la pérdida. Diferencia máxima admitida: {tolerance} relativa.',
    kinks: 'Celdas excluidas',
    parameter: 'Parámetro',
    absolute: 'absoluta',
    relative: 'relativa',
    table: 'Mayores diferencias entre las fórmulas y las dos comprobaciones, por parámetro',
    over: 'supera su tolerancia',
  },
};
