import type { gradients as english } from '../en/gradients.ts';
import type { Messages } from '../messages.ts';

/** Spanish, the gradients, the outer product and the update. */
export const gradients: Messages<typeof english> = {
  gradients: {
    title: 'Gradientes de los cuatro parámetros',
    lead: 'La misma forma que el parámetro. Una fila nula dice por qué lo es.',
    reach: 'Muestras que llegan a la unidad',
    reachCount: '{count} de {total}',
    silent: {
      dropped: 'Cero: apagada en la única muestra | Cero: apagada en las {total}',
      dead: 'Cero: muerta por ReLU en la única muestra | Cero: muerta por ReLU en las {total}',
      'dropped-or-dead': 'Cero: apagada en {dropped}, muerta por ReLU en {dead}',
    },
    noZeroRows: 'A cada unidad le llega al menos una muestra, así que ninguna fila es nula.',
    zeroRows:
      '{count} de {total} filas es nula: ninguna muestra llega a esa unidad. | {count} de {total} filas son nulas: ninguna muestra llega a esas unidades.',
  },
  outerProduct: {
    title: 'Construir ∂L/∂W₁',
    lead: 'muestra {sample}: una columna por una fila llena una cuadrícula',
    grid: 'δ · x de la muestra {sample}',
    sum: 'Muestras 1 a {sample} sumadas',
    sumAll: 'La única muestra, sumada | Las {total} muestras sumadas',
    difference:
      'La única muestra difiere del gradiente registrado en {difference} como máximo. | La suma de las {total} muestras difiere del gradiente registrado en {difference} como máximo.',
    equal:
      'La única muestra es exactamente el gradiente registrado. | La suma de las {total} muestras es exactamente el gradiente registrado.',
    columns: { error: '∂L/∂ŷ', weight: 'W₂', mask: 'm', delta: 'δ' },
    columnLabel: '{name} de la muestra {sample}',
    inputLabel: 'x de la muestra {sample}',
    cellBySample: 'Celda [{row}, {column}], muestra a muestra',
    before: 'Muestras 1 a {last}',
    soFar: 'Suma hasta ahora',
    afterAll: 'Tras las {total}',
    joinsFirst: 'esta cuadrícula se suma a la de la muestra 1',
    joins: 'esta cuadrícula se suma a las de las muestras 1 a {last}',
    notReached: '0 hasta ahora: ninguna muestra llegó a la unidad {unit}',
    zeroSoFar: '0 hasta ahora',
    zero: '0',
    addedCount: '{count} de {total} sumada | {count} de {total} sumadas',
  },
  update: {
    title: 'Actualización',
    before: 'Antes',
    after: 'Después',
    reach: 'Muestras que llegan a la fila',
    reachColumn: 'Muestras que llegan a la columna',
    reachCount: '{count} de {total}',
    unchangedRows: '{count} de {total} filas exactamente igual | {count} de {total} filas exactamente iguales',
    unchangedColumns: '{count} de {total} columnas exactamente igual | {count} de {total} columnas exactamente iguales',
    unchanged: {
      dropped: 'Sin cambio: apagada en la única muestra | Sin cambio: apagada en las {total}',
      dead: 'Sin cambio: muerta por ReLU en la única muestra | Sin cambio: muerta por ReLU en las {total}',
      'dropped-or-dead': 'Sin cambio: apagada en {dropped}, muerta por ReLU en {dead}',
      'zero-gradient': 'Sin cambio: el gradiente es 0',
      'rounded-away': 'Sin cambio: paso demasiado pequeño para float32',
      mixed: 'Sin cambio, por distintas razones',
    },
    sameMask: 'Pérdida, misma máscara',
    freshMask: 'Pérdida, máscara nueva',
    fromTo: '{before} → {after}',
    parameter: 'Parámetro',
    bits: 'Se comparan los valores, no las cifras redondeadas',
  },
};
