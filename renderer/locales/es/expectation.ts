import type { expectation as english } from '../en/expectation.ts';
import type { Messages } from '../messages.ts';

/** Español, la pantalla Esperanza. */
export const expectation: Messages<typeof english> = {
  expectation: {
    title: 'Esperanza: qué hacen las máscaras en promedio',
    lead: 'Muchas máscaras sobre una muestra, con los pesos del paso {step}. Aquí no se entrena nada.',
    draws: 'Máscaras que sortear',
    draw: 'Sortear',
    cancel: 'Cancelar',
    progress: 'Máscaras sorteadas',
    drawnOf: '{drawn} de {wanted} máscaras sorteada | {drawn} de {wanted} máscaras sorteadas',
    done: '{drawn} máscara sorteada | {drawn} máscaras sorteadas',
    cancelled: 'Cancelado tras {drawn} máscara | Cancelado tras {drawn} máscaras',
    activation: 'Activación',
    output: 'Salida',
    meanSoFar: 'media de las máscaras hasta ahora',
    band: 'banda: ± 2 errores estándar',
    beforeDraw:
      'Pulsa Sortear: la media de las máscaras se acerca a la línea discontinua y la banda que la rodea se estrecha.',
    exactly: 'exacta {value}',
    chart:
      'Media acumulada, {name}: {mean} tras {drawn} máscara, exacta {exact} | Media acumulada, {name}: {mean} tras {drawn} máscaras, exacta {exact}',
    chartEmpty: 'Media acumulada, {name}: aún sin sortear, exacta {exact}',
    point: '{drawn} máscara: {mean} ± {band} | {drawn} máscaras: {mean} ± {band}',
    mean: 'Media',
    standardError: 'Error estándar',
    exact: 'Exacta',
    apart: 'Media − exacta',
    standardErrors: '{count} errores estándar',
    withoutDropout: 'Sin dropout',
    constant: 'Esta unidad está muerta por ReLU en la muestra: vale 0 con cualquier máscara.',
    ensemble: 'La única máscara | Las {count} máscaras',
    ensembleNote: 'ŷ al entrenar, cada máscara con el peso de su probabilidad',
    ensembleMean: 'media {mean}',
    spread: 'desviación típica {deviation}',
    oneValue: 'siempre {value}',
    tooManyTitle: 'Demasiadas máscaras para recorrerlas',
    tooMany:
      '{units} unidades tienen 2 elevado a {units} máscaras. Hasta {most} unidades, {masks} máscaras, se calculan todas; a partir de ahí, sortea unas cuantas: la media de la salida se conoce igual de exacta, porque la salida es una suma ponderada de la máscara.',
    isEqual: 'igual',
    isNotEqual: 'no es igual',
    outputStatement: 'La salida media es la salida de evaluación',
    outputReason:
      'La salida es una suma ponderada de la máscara: da igual promediar las máscaras al principio o al final.',
    lossStatement: 'La pérdida media no es la pérdida de la salida media',
    lossStatementEqual: 'Aquí la pérdida media es la pérdida de la salida media',
    lossReasonEqual: 'Ninguna máscara varía, así que las salidas no tienen varianza y no hay diferencia.',
    byEnumeration: 'con todas las máscaras',
    byLinearity: 'exacta',
    inEvaluation: 'al evaluar',
    difference: 'diferencia',
    gap: 'la diferencia',
    expectedLoss: 'pérdida media',
    lossOfMean: 'pérdida de la salida media',
    variance: 'varianza de las salidas, {kind}',
    varianceKind: { mean: 'media', 'half-sum': 'mitad, sumada' },
    noClosedForm:
      'Solo con un error cuadrático la diferencia es una varianza, y solo entonces se conoce la pérdida media sin recorrer las máscaras.',
    drawnLoss: 'pérdida media de las {drawn} máscaras sorteadas: {mean} ± {band}',
    empty: {
      title: 'Aún no hay ningún paso',
      text: 'Las máscaras se sortean con los pesos de un paso registrado. Pulsa Paso y después sortea hasta 100 000.',
    },
  },
};
