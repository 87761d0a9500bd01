import type { builder as english } from '../en/builder.ts';
import type { Messages } from '../messages.ts';

/** Spanish, the outer-product builder and the self-audit. */
export const builder: Messages<typeof english> = {
  builder: {
    toolbar: 'Construir el gradiente',
    moves: {
      start: 'Volver al inicio: nada sumado',
      sampleBack: 'Una muestra atrás',
      cellBack: 'Una celda atrás',
      cellForward: 'Una celda adelante',
      sampleForward: 'Una muestra adelante',
      end: 'Ir al final: todas las muestras sumadas',
    },
    play: 'Reproducir',
    pause: 'Pausar',
    restart: 'Vaciar esta cuadrícula',
    views: 'Vistas del gradiente',
    tabs: { cells: 'Celdas', samples: 'Muestras', derivation: 'Derivación' },
    progress: 'Celda {filled} de {cells}',
    noneAdded: 'Ninguna muestra sumada aún',
    form: 'Fórmula de δ',
    forms: { mask: 'Con la máscara', lecture: 'Sin ella, como en la clase' },
    lectureDiffers:
      'Sin m, como en la clase, la única muestra difiere del gradiente registrado en hasta {difference}; su mayor valor es {largest}. | Sin m, como en la clase, las {total} sumadas difieren del gradiente registrado en hasta {difference}; su mayor valor es {largest}.',
    lectureAgrees: 'Cada m es 1 en este paso: la fórmula de la clase sin m también da el gradiente registrado.',
    factorHint: 'La pérdida se elige en los hiperparámetros, arriba.',
    leftOut: 'omitida',
  },
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
