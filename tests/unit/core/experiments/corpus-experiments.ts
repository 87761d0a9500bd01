import { drawnData, type DataSource } from '#shared/data-source.ts';
import type { Edit } from '#shared/edits.ts';
import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import { packStates, type ExperimentState } from '#shared/experiment/experiment-state.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { standardisedTable, wavyTable } from './corpus-tables.ts';
import { firstView } from '#shared/experiment/view-state.ts';
import { plainParts, plainPrediction } from '../../shared/experiment/plain-parts.ts';

/** Everything of an experiment file that is not computed. */
type Parts = Omit<ExperimentDocument, 'state'>;

interface Contents {
  readonly settings?: Partial<Hyperparameters>;
  readonly data?: DataSource;
  readonly edits?: Edit[];
  readonly completedSteps: number;
  readonly parts?: Partial<Parts>;
}

/** The experiment of a file: the lecture's where nothing else is said. */
function experiment({ settings, data = drawnData, edits = [], completedSteps, parts }: Contents): ExperimentDocument {
  const hyperparameters = { ...lectureHyperparameters, ...settings };
  return { ...plainParts, ...parts, state: { hyperparameters, data, edits, completedSteps } };
}

/** `length` numbers between -largest and largest that are no round ones. */
function numbers(length: number, frequency: number, largest = 1): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length }, (_, index) => largest * (((index * frequency) % 2) - 1));
}

/** An experiment somebody has worked on: written to, predicted, with states to undo and redo, one of them of another network. */
function workedOn(): ExperimentDocument {
  const edits: Edit[] = [
    { kind: 'value', step: 1, tensor: 'fc1.weight', row: 2, column: 1, value: -0 },
    { kind: 'mask-cell', step: 3, sample: 4, unit: 9, kept: true },
    { kind: 'hyperparameter', step: 5, changes: { dropProbability: 0.25 } },
  ];
  const present = experiment({ edits, completedSteps: 7 });
  const { state } = present;
  const { hyperparameters } = state;
  const other = { ...hyperparameters, inputSize: 1, hiddenSize: 4, batchSize: 12, optimizer: 'adam' } as const;
  const onTable = { kind: 'table', table: wavyTable, validationShare: 0 } as const;
  const past: ExperimentState[] = [
    { ...state, edits: edits.slice(0, 2) },
    { ...state, edits: edits.slice(0, 1), completedSteps: 2 },
    { hyperparameters: other, data: onTable, edits: [], completedSteps: 30 },
  ];
  const whole: Edit = { kind: 'tensor', step: 2, tensor: 'fc2.bias', values: Float32Array.of(0.1) };
  const future: ExperimentState[] = [{ ...state, edits: [...edits, whole], completedSteps: 9 }];
  return {
    ...present,
    title: 'Übung 7: “dropout” / 随机失活 \ud83c\udfb2',
    notes: 'Two lines,\n\ta tab, half a pair \ud83c and "quotes" \\ \u2028 \u0000.',
    predictions: [
      { question: 'Which rows of fc1.weight stay?', step: 1, answer: '2, 5 and 7', ...plainPrediction },
      { question: '¿Cuáles?', step: 3, answer: '', ...plainPrediction },
    ],
    view: {
      ...firstView(0),
      screen: 'scaling',
      step: 5,
      phase: 12,
      wholeView: 'matrices',
      tensor: 'fc1.weight.gradient',
      row: 9,
      column: 4,
    },
    history: { past: packStates(state, past), future: packStates(state, future) },
  };
}

/** Fields that a newer app has added, and this one keeps. */
const newerFields = [
  { path: [], fields: { language: 'en', axes: [1, [2.5, null]] }, entry: null },
  { path: ['view'], fields: { zoom: 1.25 }, entry: null },
];

/** The experiments of the corpus by the name of their file. What each is for stands in the corpus' README. */
export const corpusExperiments: Readonly<Record<string, ExperimentDocument>> = {
  'lecture-start': experiment({ completedSteps: 0 }),
  'lecture-step-1': experiment({ completedSteps: 1, parts: { title: 'One step' } }),
  'lecture-step-30': experiment({ completedSteps: 30 }),
  'named-engine': experiment({ settings: { seed: 7 }, completedSteps: 3 }),
  'classic-momentum': experiment({
    settings: { mode: 'classic', optimizer: 'momentum', lossConvention: 'half-squared-error', learningRate: 0.001 },
    completedSteps: 30,
  }),
  'off-adam': experiment({
    settings: { mode: 'off', optimizer: 'adam', inputSize: 3, hiddenSize: 7, outputSize: 3, batchSize: 5 },
    completedSteps: 30,
  }),
  'per-batch': experiment({
    settings: { maskSharing: 'per-batch', optimizer: 'adam', dropProbability: 0.3, seed: 2 ** 32 - 1 },
    completedSteps: 30,
  }),
  'nn-dropout': experiment({
    settings: { dropoutLayer: 'nn.Dropout', batchSize: 7, hiddenSize: 9 },
    edits: [
      { kind: 'mask-row', step: 2, sample: 5, draw: 1 },
      { kind: 'hyperparameter', step: 5, changes: { dropProbability: 0 } },
      { kind: 'hyperparameter', step: 8, changes: { dropProbability: 0.999 } },
    ],
    completedSteps: 12,
  }),
  'nn-dropout-mkl': experiment({
    data: { kind: 'table', table: wavyTable, validationShare: 0.1 },
    settings: { dropoutLayer: 'nn.Dropout-mkl', inputSize: 1, hiddenSize: 11, batchSize: 7, mode: 'classic' },
    edits: [
      { kind: 'mask-row', step: 2, sample: 5, draw: 1 },
      { kind: 'hyperparameter', step: 6, changes: { dropProbability: 0.1 } },
    ],
    completedSteps: 12,
  }),
  'smallest-network': experiment({
    settings: { inputSize: 1, hiddenSize: 1, batchSize: 1, dropProbability: 0, seed: 0 },
    completedSteps: 1,
  }),
  'value-edits': experiment({
    edits: [
      { kind: 'value', step: 1, tensor: 'x', row: 0, column: 4, value: 0.1 },
      { kind: 'value', step: 4, tensor: 'y', row: 14, column: 0, value: -3 },
      { kind: 'tensor', step: 6, tensor: 'fc1.weight', values: numbers(50, 0.37) },
      { kind: 'tensor', step: 2, tensor: 'x', values: numbers(75, 0.71) },
      { kind: 'value', step: 6, tensor: 'fc1.weight', row: 9, column: 4, value: 1e-40 },
      { kind: 'value', step: 3, tensor: 'fc2.bias', row: 0, column: 0, value: -0 },
      { kind: 'value', step: 2, tensor: 'x', row: 1, column: 1, value: 2.5 },
    ],
    settings: { optimizer: 'momentum' },
    completedSteps: 30,
  }),
  'mask-edits': experiment({
    edits: [
      { kind: 'mask-cell', step: 1, sample: 0, unit: 3, kept: false },
      { kind: 'mask-cell', step: 1, sample: 14, unit: 9, kept: true },
      { kind: 'mask-row', step: 2, sample: 5, draw: 1 },
      { kind: 'mask-row', step: 2, sample: 5, draw: 2 },
      { kind: 'mask-lock', step: 9, locked: true },
      { kind: 'mask-lock', step: 21, locked: false },
      { kind: 'mask-lock', step: 4, locked: true },
      { kind: 'mask-cell', step: 9, sample: 2, unit: 0, kept: true },
    ],
    completedSteps: 30,
  }),
  'locked-mask-per-batch': experiment({
    edits: [
      { kind: 'mask-row', step: 3, sample: 1, draw: 7 },
      { kind: 'mask-lock', step: 3, locked: true },
      { kind: 'hyperparameter', step: 10, changes: { dropProbability: 0.9, learningRate: 0.5 } },
      { kind: 'hyperparameter', step: 20, changes: { learningRate: 1e-3 } },
      { kind: 'mask-lock', step: 25, locked: false },
    ],
    settings: { maskSharing: 'per-batch', mode: 'classic', outputSize: 2 },
    completedSteps: 30,
  }),
  'hyperparameter-edits': experiment({
    edits: [
      { kind: 'hyperparameter', step: 12, changes: { learningRate: 0.05 } },
      { kind: 'hyperparameter', step: 5, changes: { dropProbability: 0.125 } },
      { kind: 'hyperparameter', step: 20, changes: { dropProbability: 0.75, learningRate: 0.0001 } },
    ],
    settings: { optimizer: 'adam' },
    completedSteps: 30,
  }),
  'table-all-rows': experiment({
    data: { kind: 'table', table: standardisedTable, validationShare: 0.25 },
    settings: { inputSize: 2, hiddenSize: 6, outputSize: 2, batchSize: 9 },
    edits: [{ kind: 'value', step: 3, tensor: 'y', row: 8, column: 1, value: 0.5 }],
    completedSteps: 30,
  }),
  'table-batches': experiment({
    data: { kind: 'table', table: wavyTable, validationShare: 0.1 },
    settings: { inputSize: 1, hiddenSize: 16, batchSize: 7, optimizer: 'adam', learningRate: 0.02, seed: 7 },
    edits: [
      { kind: 'value', step: 2, tensor: 'x', row: 6, column: 0, value: 0.75 },
      { kind: 'tensor', step: 11, tensor: 'y', values: numbers(7, 0.3) },
    ],
    completedSteps: 30,
  }),
  diverging: experiment({ settings: { learningRate: 1000 }, completedSteps: 4 }),
  diverged: experiment({ settings: { learningRate: 1000 }, completedSteps: 30 }),
  'packed-tensors': experiment({
    settings: { inputSize: 80, hiddenSize: 64, batchSize: 2 },
    edits: [{ kind: 'tensor', step: 1, tensor: 'fc1.weight', values: numbers(5120, 0.0137, 0.1) }],
    completedSteps: 1,
  }),
  'parameters-alone': experiment({
    settings: { inputSize: 2, hiddenSize: 32, batchSize: 1024 },
    completedSteps: 1,
  }),
  'sampled-losses': experiment({
    settings: { inputSize: 1, hiddenSize: 1, batchSize: 1, learningRate: 0.001 },
    completedSteps: 8200,
  }),
  'worked-on': workedOn(),
  prepared: experiment({
    settings: { hiddenSize: 3, outputSize: 2, batchSize: 6 },
    completedSteps: 2,
    parts: {
      notes: 'Which unit sleeps?',
      showNotes: true,
      view: {
        ...{
          screen: 'step',
          step: 2,
          phase: 12,
          wholeView: 'update',
          tensor: 'fc1.weight.gradient',
          row: 1,
          column: 4,
        },
        ...{ sample: 4, unit: null, input: null, panelFolded: true, outerProductView: 'samples', builderMask: false },
        builderGrid: { sample: 4, filled: 7 },
        ...{ derivationStage: 'factor', derivationPinned: 'gate', updateParameter: 'fc2.bias', subjectUnit: 2 },
        ...{
          subjectOutput: 1,
          scalingTab: 'ones',
          drawCount: 10_000,
          trainingTab: 'why',
          runAmount: '12',
          runUnit: 'epochs',
          runPace: 25,
        },
        ...{ whyData: 'diabetes', whyDropProbability: '0.3', whyHiddenSize: '20', whySteps: '150' },
        compareWith: { kind: 'fork', step: 1, linked: false, field: 'dropProbability', value: '0.25' },
        compareTensor: 'mask',
        comparePlace: { sample: 1, unit: 2, input: 3, output: 1 },
        worksheetBlank: ['loss', 'mask'],
        ...{ worksheetDerivation: true, worksheetStage: 'factor', worksheetDerivationBlank: ['gate'] },
        ...{ worksheetSamples: 2, worksheetDecimals: 5, worksheetAnswers: false, worksheetPaper: 'letter' },
        notesOpen: true,
      },
    },
  }),
  answered: experiment({
    settings: { inputSize: 2, hiddenSize: 4, batchSize: 3, seed: 2_026_113 },
    completedSteps: 2,
    parts: {
      student: 202_600_113,
      lesson: {
        id: 'sleeping-units',
        language: 'zh-CN',
        text: '---\nid: sleeping-units\ntitle: 沉睡的单元\n---\n:::number{#first of="dropped[1,2]"}\n$d_{1,2}$?\n:::\n',
        task: 'first',
        gate: false,
      },
      predictions: [
        { ...plainPrediction, question: 'sleeping-units/first', step: 1, answer: '0,5' },
        {
          ...{ question: 'sleeping-units/second', step: 2, answer: '1.25', tries: 3, hints: 2, isShown: true },
          ...{ earlier: ['-2,5\t1', '½'], seed: 2_026_113 },
        },
        { ...plainPrediction, question: 'check/dropped', step: 2, answer: '1'.repeat(1001), tries: 0, seed: 0 },
      ],
    },
  }),
  'newer-app': experiment({
    settings: { hiddenSize: 3, batchSize: 2 },
    completedSteps: 1,
    parts: { unknownFields: JSON.stringify({ minorVersion: 3, unknown: newerFields }) },
  }),
};
