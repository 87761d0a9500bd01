import type { builder as english } from '../en/builder.ts';
import type { Messages } from '../messages.ts';

/** Spanish, the outer-product builder. */
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
    notFinite:
      'Algunos números de este paso son infinitos o NaN, así que la suma y el gradiente registrado no se pueden comparar.',
    lectureAgrees: 'Cada m es 1 en este paso: la fórmula de la clase sin m también da el gradiente registrado.',
    factorHint: 'La pérdida se elige en los hiperparámetros, arriba.',
    leftOut: 'omitida',
  },
};
