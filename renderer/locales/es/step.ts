import type { step as english } from '../en/step.ts';
import type { Messages } from '../messages.ts';

/** Spanish, the step’s controls, its settings and its time line. */
export const step: Messages<typeof english> = {
  controls: {
    step: 'Paso',
    run: 'Ejecutar {count}',
    stop: 'Parar',
    reset: 'Reiniciar',
    resetHint: 'El mismo comienzo: misma semilla, mismos pesos, mismos datos',
    newSeed: 'Otra semilla',
    newSeedHint: 'Otros pesos, datos y máscaras con los mismos ajustes',
    settings: 'Hiperparámetros',
  },
  views: {
    label: 'Vistas del paso',
    loom: 'Paso completo',
    gradients: 'Gradientes',
    update: 'Actualización',
  },
  form: {
    title: 'Hiperparámetros',
    inputSize: 'input_size',
    hiddenSize: 'hidden_size',
    outputSize: 'output_size',
    batchSize: 'batch_size',
    dropProbability: 'p, probabilidad de apagar',
    keepProbability: 'q = 1 − p, prob. de conservar',
    learningRate: 'lr, tasa de aprendizaje',
    seed: 'semilla, torch.manual_seed',
    wholeNumber: 'Un número entero de {minimum} a {maximum}',
    probability: 'Desde 0 y menor que 1',
    positive: 'Un número float32 mayor que 0',
    start: 'Empezar este experimento',
    startHint: 'Vuelve al paso 0 con estos ajustes.',
    lecture: 'Valores de la clase',
  },
  chips: { batch: 'lote', lr: 'lr', seed: 'semilla' },
  timeline: {
    stepOf: 'Paso {step} de {count}',
    first: 'Primer paso',
    previous: 'Paso anterior',
    next: 'Paso siguiente',
    last: 'Último paso',
    label: 'Pérdida de cada paso',
    hint: 'cada paso tiene su máscara',
    step: 'Paso {step}',
    none: 'Aquí aparece la pérdida de cada paso.',
    one: 'La pérdida tras el paso 1 es {loss}; aquí se le une cada paso siguiente.',
    chart: 'Pérdida por paso: {count} pasos, la última {loss}',
  },
  emptyState: {
    title: 'Aún no hay nada calculado',
    text: 'Los pesos y los datos se sortean a partir de la semilla. Pulsa Paso para hacer un paso de entrenamiento: una pasada hacia delante con una máscara nueva, la pasada hacia atrás y una actualización.',
    start: 'Sorteado con la semilla {seed}',
    startText:
      'Las entradas x, los objetivos y, los pesos y los sesgos ya están, tal como los sortea PyTorch. Lo demás está vacío hasta que un paso lo calcula.',
  },
  stepSummary: {
    first: 'Paso {step}: pérdida {loss}',
    later: 'Paso {step}: pérdida {before} → {after}',
    moved: 'los pesos se movieron hasta {largest}',
    still: 'ningún peso se movió',
  },
};
