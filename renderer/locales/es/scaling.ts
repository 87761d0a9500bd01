import type { scaling as english } from '../en/scaling.ts';
import type { Messages } from '../messages.ts';

/** Español, la pantalla Escalado. */
export const scaling: Messages<typeof english> = {
  scaling: {
    title: 'Escalado',
    tabs: { ways: 'Una máscara, tres maneras', average: 'En promedio: E[w e]', ones: 'Dropout sobre unos' },
    leads: {
      ways: 'La misma muestra, los mismos pesos, la misma máscara. Solo cambia dónde entra el factor.',
      average: 'Una unidad se apaga con probabilidad p y se conserva con 1 − p: lo que queda de su peso, en promedio.',
    },
    modes: { classic: 'Clásico', inverted: 'Invertido', off: 'Sin dropout' },
    rules: {
      classic: 'Se entrena sin escalar. Al evaluar, los pesos de fc2 × q.',
      inverted: 'Al entrenar, lo conservado × 1/q. Así lo hace PyTorch.',
      off: 'Sin máscara ni factor. Entrenar y evaluar es lo mismo.',
    },
    thisExperiment: 'este experimento',
    training: 'Entrenamiento',
    evaluation: 'Evaluación',
    noMask: 'sin máscara',
    factor: 'el factor: {factor}',
    row: '{mode}, {phase}: {symbol} de la muestra {sample}',
    tensor: {
      hidden: 'capa oculta h',
      mask: 'máscara m',
      dropped: 'capa oculta tras dropout d',
      fc2_weight: 'pesos W₂ (fc2.weight)',
    },
    allMasks: 'La única máscara | Las {count} máscaras',
    oneNetwork: 'Una sola red',
    noHistogram: 'Sin histograma',
    outputInTraining: 'ŷ al entrenar',
    meanIsEvaluation: 'media {mean} = evaluación',
    meanIsNotEvaluation: 'media {mean}, evaluación {evaluation}',
    always: 'siempre {value} = evaluación',
    thisMask: 'esta máscara',
    tooMany:
      '{units} unidades tienen 2 elevado a {units} máscaras: demasiadas para recorrerlas una a una. Hasta {most} unidades se muestran todas; la pantalla Esperanza sortea unas cuantas.',
    nothingDrawn:
      'Este experimento no tiene capa de dropout, así que hay una sola máscara, toda de unos. Elige invertido o clásico para verlas todas.',
    onAverage: {
      classic: 'En promedio, de un peso queda la fracción q',
      inverted: 'En promedio, un peso sigue siendo el que es',
      off: 'Ningún peso se enmascara',
    },
    therefore: {
      classic: 'Por eso la evaluación, que conserva todas las unidades, tiene que multiplicar por q.',
      inverted: 'El entrenamiento ya compensó lo perdido: la evaluación no hace nada.',
      off: 'No se sortea nada, así que no hay nada que compensar.',
    },
    legend: 'cada tipo de tensor con una misma escala',
    biasNote: 'El sesgo b₂ nunca se escala.',
    empty: {
      title: 'Aún no hay máscara',
      text: 'Las tres maneras se comparan en un paso registrado. Pulsa Paso: se sortea una máscara y aquí se aplica de las tres maneras.',
    },
  },
  ones: {
    title: 'Dropout sobre unos',
    lead: 'Una matriz de unos de 5 × 10 por dropout invertido con p = {p}: lo conservado pasa a valer 1/q = {scale}.',
    draw: 'Sortear otra vez',
    drawNumber: 'sorteo {number}',
    trainingLabel: 'Unos tras dropout al entrenar, 5 por 10',
    evaluationLabel: 'Unos tras dropout al evaluar, 5 por 10',
    mean: 'conservados: {kept} de {total}, media {mean}',
    evaluationMean: 'No ocurre nada: todo unos, media 1',
    meanOfAll: 'Media de todos los sorteos hasta ahora: {count}',
    tendsTo: 'Con más sorteos vuelve a 1: para eso está el factor.',
  },
};
