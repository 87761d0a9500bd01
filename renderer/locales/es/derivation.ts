import type { derivation as english } from '../en/derivation.ts';
import type { Messages } from '../messages.ts';

/** Spanish, the lecture's matrix derivation of dL/dW1. */
export const derivation: Messages<typeof english> = {
  derivation: {
    title: '∂L/∂W₁, factor a factor',
    otherLoss:
      'La clase deriva ∂L/∂W₁ del error cuadrático; este experimento tiene otra pérdida. Celdas y Muestras construyen el gradiente con cualquier pérdida.',
    leads: {
      lecture: 'Muestra {sample}, como la deriva la clase',
      mask: 'Muestra {sample}, con su máscara',
      factor: 'Muestra {sample}, con máscara y factor',
      sum: 'La única muestra, sin omitir nada | Las {total} muestras, sin omitir nada',
    },
    light: 'Iluminar la parte de la que habla esta frase',
    blame: { name: 'Culpa.', text: 'El error por W₂: cuánto tuvo que ver cada unidad.' },
    gate: {
      name: 'Puerta.',
      closed: 'Lo apagado no deja volver nada: {units}.',
      open: 'Ninguna unidad está apagada en esta muestra: todo vuelve.',
      masked: 'Apagada o muerta: nada vuelve. Conservada y viva: por {scale}.',
    },
    share: { name: 'Reparto.', text: 'Cada peso recibe δ por su propia entrada.' },
    units: {
      one: 'la unidad {list}',
      few: 'las unidades {list}',
      many: '{count} de {total} unidades',
      none: 'ninguna unidad',
    },
    labelled: '{name}, {rows} por {columns}',
    labels: {
      error: '∂L/∂ŷ de la muestra {sample}',
      weights: 'W₂',
      blame: '∂L/∂ŷ · W₂ de la muestra {sample}',
      gate: 'matriz diagonal de la muestra {sample}',
      delta: 'δ de la muestra {sample}',
      input: 'x de la muestra {sample}',
      gradient: '∂L/∂W₁ de la muestra {sample}',
      sum: '∂L/∂W₁, todas las muestras sumadas',
    },
    captions: {
      gate: 'F′: la pendiente de {activation} en la diagonal, 0 en el resto',
      masked: 'diag(m) F′: la máscara y la pendiente de {activation} en una diagonal',
      sample: 'de la muestra {sample}',
      sum: 'las {total} muestras sumadas',
    },
    others: '+ {count} más',
    gave: 'la muestra {sample} dio {value}',
    putBack: 'Reponer lo que la clase omite',
    difference: 'mayor diferencia con el gradiente registrado',
    switchHint: 'Una parte que se repone trae las anteriores; una que se omite se lleva las siguientes.',
    stages: {
      lecture: 'En la clase',
      mask: 'Máscara',
      factor: { mean: '2 / (lote · out)', 'half-sum': 'Factor de la pérdida' },
      sum: 'Suma sobre el lote',
    },
    at: 'en [{row}, {column}]',
    rounding: 'igual, salvo redondeo',
    exactly: 'exactamente igual',
    reasons: {
      lecture: 'Una muestra, la mitad de su error cuadrático, sin máscara.',
      mask: {
        scaled: 'La muestra {sample} apaga {units}; lo que conserva cuenta {scale} veces.',
        unscaled: 'La muestra {sample} apaga {units}; lo que conserva cuenta una vez.',
        off: 'No hay capa de dropout: cada m es 1 y no cambia nada.',
      },
      grows: {
        notAveraged: 'La diferencia crece primero: aún no se promedia.',
        othersMissing: 'La diferencia crece primero: faltan las otras muestras.',
      },
      factor: {
        mean: 'MSELoss promedia {batch} · {out} números, y un cuadrado da un 2: por {factor}.',
        'half-sum': 'La mitad del error cuadrático, sumada sobre {batch} · {out} números: por {factor}.',
      },
      sum: {
        own: '{total} muestras escriben {total} cuadrículas, cada una con su máscara.',
        shared: '{total} muestras escriben {total} cuadrículas, todas con la misma máscara.',
        plain: '{total} muestras escriben {total} cuadrículas.',
        one: 'El lote es esta única muestra: no queda nada que sumar.',
      },
    },
  },
};
