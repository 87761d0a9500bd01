import type { remarks as english } from '../en/remarks.ts';
import type { Messages } from '../messages.ts';

/** Spanish, what is said of one cell. */
export const remarks: Messages<typeof english> = {
  remark: {
    meeting: {
      forward: {
        value: {
          scaled:
            'La unidad {unit} estaba activa para la muestra {sample} y la máscara la conserva: sigue adelante, multiplicada por {scale}.',
          whole:
            'La unidad {unit} estaba activa para la muestra {sample} y la máscara la conserva: sigue adelante tal cual.',
          unmasked: 'La unidad {unit} estaba activa para la muestra {sample} y, sin dropout, sigue adelante tal cual.',
        },
        dropped:
          'La unidad {unit} estaba activa para la muestra {sample}, pero la máscara la silencia: nada de ella llega a ŷ y ningún gradiente vuelve por ella.',
        dead: {
          masked:
            'La máscara conserva la unidad {unit} para la muestra {sample}, pero está muerta por ReLU: nada de ella llega a ŷ y ningún gradiente vuelve por ella.',
          unmasked:
            'La unidad {unit} está muerta por ReLU para la muestra {sample}: nada de ella llega a ŷ y ningún gradiente vuelve por ella.',
        },
        'dropped-dead':
          'La unidad {unit} está muerta por ReLU para la muestra {sample} y además la máscara la apaga: de todos modos no habría enviado nada.',
      },
      'sent-back': {
        value: {
          scaled:
            'Lo que el error de la muestra {sample} pide a la unidad {unit}. La máscara la conservó, así que sigue hacia atrás, multiplicado por {scale}.',
          whole:
            'Lo que el error de la muestra {sample} pide a la unidad {unit}. La máscara la conservó, así que sigue hacia atrás tal cual.',
          unmasked:
            'Lo que el error de la muestra {sample} pide a la unidad {unit}. Sin dropout, sigue hacia atrás tal cual.',
        },
        dropped:
          'El error de la muestra {sample} también pide esto a la unidad {unit}, pero la máscara la apagó: de aquí no pasa.',
        dead: {
          masked:
            'La máscara deja pasar esto, pero la unidad {unit} está muerta por ReLU para la muestra {sample}: no llega a los pesos de la unidad.',
          unmasked:
            'El error también pide esto a la unidad {unit}, pero está muerta por ReLU para la muestra {sample}: no llega a los pesos de la unidad.',
        },
        'dropped-dead':
          'El error de la muestra {sample} también pide esto a la unidad {unit}, pero está muerta por ReLU y además la máscara la apagó: de aquí no pasa.',
      },
      'through-mask': {
        value: {
          scaled:
            'La máscara conservó la unidad {unit} para la muestra {sample}: lo que el error le pide vuelve, multiplicado por {scale}.',
          whole:
            'La máscara conservó la unidad {unit} para la muestra {sample}: lo que el error le pide vuelve tal cual.',
          unmasked: 'Sin dropout, lo que el error de la muestra {sample} pide a la unidad {unit} vuelve tal cual.',
        },
        dropped:
          'La máscara apagó la unidad {unit} para la muestra {sample}, así que no le vuelve ningún gradiente: exactamente 0.',
        dead: {
          masked:
            'La máscara conservó la unidad {unit} para la muestra {sample}, así que esto vuelve. Pero está muerta por ReLU: no va más allá.',
          unmasked:
            'Esto vuelve a la unidad {unit}, pero está muerta por ReLU para la muestra {sample}: no va más allá.',
        },
        'dropped-dead':
          'La unidad {unit} está muerta por ReLU para la muestra {sample} y además la máscara la apagó: no le vuelve ningún gradiente, exactamente 0.',
      },
      delta: {
        value: {
          scaled:
            'La unidad {unit} se conservó y estaba activa para la muestra {sample}: su fila de la cuadrícula es este δ por x, con el factor {scale} de la máscara dentro.',
          whole:
            'La unidad {unit} se conservó y estaba activa para la muestra {sample}: su fila de la cuadrícula es este δ por x.',
          unmasked:
            'La unidad {unit} estaba activa para la muestra {sample}: su fila de la cuadrícula es este δ por x.',
        },
        dropped:
          'La unidad {unit} estaba apagada para la muestra {sample}, así que esta muestra no le enseña nada: su fila de la cuadrícula es 0.',
        dead: {
          masked:
            'La unidad {unit} se conservó, pero está muerta por ReLU para la muestra {sample}: esta muestra no le enseña nada y su fila de la cuadrícula es 0.',
          unmasked:
            'La unidad {unit} está muerta por ReLU para la muestra {sample}, así que esta muestra no le enseña nada: su fila de la cuadrícula es 0.',
        },
        'dropped-dead':
          'La unidad {unit} está muerta por ReLU para la muestra {sample} y además estaba apagada: esta muestra no le enseña nada y su fila de la cuadrícula es 0.',
      },
    },
    reach: {
      all: 'A la unidad {unit} le llega cada muestra del lote ({total}): todas suman a este número.',
      some: 'A la unidad {unit} le llegan {reached} de {total} muestras: solo ellas suman a este número. En el resto está {reasons}.',
      one: 'A la unidad {unit} le llega 1 de {total} muestras: solo ella suma a este número. En el resto está {reasons}.',
      none: 'Ninguna muestra llega a la unidad {unit}, así que su gradiente es exactamente 0. En todas está {reasons}.',
      reasons: {
        dropped: 'apagada ({count})',
        dead: 'muerta por ReLU ({count})',
        'dropped-dead': 'apagada y muerta por ReLU ({count})',
      },
    },
    prediction: {
      all: 'La ŷ de la muestra {sample} se compone de todas las unidades ocultas ({total}).',
      some: 'La ŷ de la muestra {sample} se compone de {reached} de {total} unidades ocultas. En silencio: {reasons}.',
      one: 'La ŷ de la muestra {sample} se compone de 1 de {total} unidades ocultas. En silencio: {reasons}.',
      none: 'Ninguna unidad oculta de la muestra {sample} llega a ŷ: es solo el sesgo b₂.',
      reasons: {
        dropped: 'por la máscara ({count})',
        dead: 'por ReLU ({count})',
        'dropped-dead': 'por ambas cosas ({count})',
      },
    },
    error: {
      above: 'La ŷ de la muestra {sample} está por encima de su objetivo: una ŷ menor bajaría la pérdida.',
      below: 'La ŷ de la muestra {sample} está por debajo de su objetivo: una ŷ mayor bajaría la pérdida.',
      equal: 'La ŷ de la muestra {sample} es su objetivo: la pérdida no le pide nada.',
    },
    counterpart: {
      unit: 'Conservada en la misma muestra, unidad {unit}',
      awakeUnit: 'Activa en la misma muestra, unidad {unit}',
      sample: 'Conservada, la misma unidad, muestra {sample}',
      awakeSample: 'Activa, la misma unidad, muestra {sample}',
      reached: 'Con muestras que le llegan: unidad {unit}',
    },
  },
};
