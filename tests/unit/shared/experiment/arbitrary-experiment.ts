import fc from 'fast-check';
import type { DataSource, DataTable } from '#shared/data-source.ts';
import { editableTensors, type Edit } from '#shared/edits.ts';
import type { ExperimentDocument, OpenLesson, Prediction } from '#shared/experiment/experiment-document.ts';
import { firstChoices, type ViewChoices, type ViewState } from '#shared/experiment/view-state.ts';
import { packStates, type ExperimentState } from '#shared/experiment/experiment-state.ts';
import type { EngineNumbers } from '#shared/experiment/recorded-numbers.ts';
import {
  activations,
  dropoutLayers,
  dropoutModes,
  lossConventions,
  maskSharings,
  optimizers,
  type Hyperparameters,
} from '#shared/hyperparameters.ts';
import { startLayout, stepLayout, tensorShape } from '#shared/step-record.ts';

const float32 = fc.float({ noNaN: true, noDefaultInfinity: true });

function floats(length: number, number = float32): fc.Arbitrary<Float32Array<ArrayBuffer>> {
  return fc.array(number, { minLength: length, maxLength: length }).map((numbers) => Float32Array.from(numbers));
}

/** Any text at all: every plane of Unicode, control characters, halves of surrogate pairs. */
function arbitraryText(maxLength: number): fc.Arbitrary<string> {
  const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code));
  return fc
    .oneof(fc.string({ maxLength }), fc.string({ unit, maxLength }), fc.string({ unit: 'binary', maxLength }))
    .map((text) => text.slice(0, maxLength));
}

/** Hyperparameters within their limits; sizes up to `largest`. */
function arbitraryHyperparameters(largest: number): fc.Arbitrary<Hyperparameters> {
  const size = fc.integer({ min: 1, max: largest });
  return fc.record({
    inputSize: size,
    hiddenSize: size,
    outputSize: fc.integer({ min: 1, max: Math.min(largest, 64) }),
    batchSize: size,
    dropProbability: fc.oneof(fc.constant(0.5), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
    learningRate: fc.oneof(fc.constant(0.01), fc.double({ min: 1e-30, max: 1e30, noNaN: true })),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    mode: fc.constantFrom(...dropoutModes),
    lossConvention: fc.constantFrom(...lossConventions),
    maskSharing: fc.constantFrom(...maskSharings),
    optimizer: fc.constantFrom(...optimizers),
    activation: fc.constantFrom(...activations),
    dropoutLayer: fc.constantFrom(...dropoutLayers),
  });
}

/** Edits of every kind that fit a network. */
function arbitraryEdits(hyperparameters: Hyperparameters): fc.Arbitrary<Edit[]> {
  const { batchSize, hiddenSize, mode } = hyperparameters;
  const step = fc.integer({ min: 1, max: 40 });
  const sample = fc.nat(batchSize - 1);
  const tensor = fc.constantFrom(...editableTensors);
  const shapeOf = (name: (typeof editableTensors)[number]) => tensorShape(name, hyperparameters);
  const value: fc.Arbitrary<Edit> = tensor.chain((name) => {
    const [rows = 1, columns = 1] = shapeOf(name);
    return fc.record({
      kind: fc.constant('value'),
      step,
      tensor: fc.constant(name),
      row: fc.nat(rows - 1),
      column: fc.nat(columns - 1),
      value: fc.oneof(float32, fc.double({ min: -1e30, max: 1e30, noNaN: true })),
    });
  });
  const whole: fc.Arbitrary<Edit> = tensor.chain((name) =>
    fc.record({
      kind: fc.constant('tensor'),
      step,
      tensor: fc.constant(name),
      values: floats(shapeOf(name).reduce((product, length) => product * length, 1)),
    }),
  );
  const masks: fc.Arbitrary<Edit>[] = [
    fc.record({ kind: fc.constant('mask-cell'), step, sample, unit: fc.nat(hiddenSize - 1), kept: fc.boolean() }),
    fc.record({ kind: fc.constant('mask-row'), step, sample, draw: fc.integer({ min: 1, max: 1000 }) }),
    fc.record({ kind: fc.constant('mask-lock'), step, locked: fc.boolean() }),
  ];
  const rate = { learningRate: fc.double({ min: 1e-30, max: 1e30, noNaN: true }) };
  const probability = { dropProbability: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }) };
  const hyperparameter: fc.Arbitrary<Edit> = fc.record({
    kind: fc.constant('hyperparameter'),
    step,
    changes: fc.oneof(fc.record(rate), fc.record(probability), fc.record({ ...probability, ...rate })),
  });
  return fc.array(fc.oneof(value, whole, hyperparameter, ...(mode === 'off' ? [] : masks)), { maxLength: 6 });
}

/** A table that fits a network, its own numbers or standardised ones. */
function arbitraryTable({ inputSize, outputSize, batchSize }: Hyperparameters): fc.Arbitrary<DataTable> {
  const names = (count: number) => fc.array(arbitraryText(20), { minLength: count, maxLength: count });
  const doubles = (count: number, positive = false) =>
    fc.array(fc.double({ min: positive ? 1e-300 : -1e300, max: 1e300, noNaN: true }), {
      minLength: count,
      maxLength: count,
    });
  return fc.integer({ min: batchSize, max: batchSize + 5 }).chain((rows) =>
    fc.record({
      name: arbitraryText(30),
      inputNames: names(inputSize),
      targetNames: names(outputSize),
      rows: fc.constant(rows),
      inputs: floats(rows * inputSize),
      targets: floats(rows * outputSize),
      standardisation: fc.option(
        fc.record({
          inputMeans: doubles(inputSize),
          inputDeviations: doubles(inputSize, true),
          targetMeans: doubles(outputSize),
          targetDeviations: doubles(outputSize, true),
        }),
      ),
    }),
  );
}

function arbitraryData(hyperparameters: Hyperparameters, tables: boolean): fc.Arbitrary<DataSource> {
  const drawn: fc.Arbitrary<DataSource> = fc.constant({ kind: 'drawn' });
  if (!tables || hyperparameters.inputSize > 64) return drawn;
  const table: fc.Arbitrary<DataSource> = fc.record({
    kind: fc.constant('table'),
    table: arbitraryTable(hyperparameters),
    // Nothing is held out: as many training rows as a batch needs are always left.
    validationShare: fc.constant(0),
  });
  return fc.oneof(drawn, table);
}

/** How large and how varied the experiments are. */
export interface ExperimentVariety {
  /** The largest size of the network and the batch. */
  readonly largest?: number;
  readonly mostSteps?: number;
  /** Whether some train on tables. */
  readonly tables?: boolean;
}

/** A state of an experiment in which everything fits. */
export function arbitraryState({
  largest = 6,
  mostSteps = 30,
  tables = true,
}: ExperimentVariety = {}): fc.Arbitrary<ExperimentState> {
  return arbitraryHyperparameters(largest).chain((hyperparameters) =>
    fc.record({
      hyperparameters: fc.constant(hyperparameters),
      data: arbitraryData(hyperparameters, tables),
      edits: arbitraryEdits(hyperparameters),
      completedSteps: fc.nat(mostSteps),
    }),
  );
}

const arbitraryPrediction: fc.Arbitrary<Prediction> = fc.record({
  question: arbitraryText(40),
  step: fc.nat(1000),
  answer: fc.oneof({ arbitrary: arbitraryText(60), weight: 9 }, { arbitrary: arbitraryText(2000), weight: 1 }),
  tries: fc.oneof(fc.constant(1), fc.nat(1000)),
  hints: fc.oneof(fc.constant(0), fc.nat(20)),
  isShown: fc.boolean(),
  earlier: fc.array(arbitraryText(60), { maxLength: 20 }),
  seed: fc.option(fc.integer({ min: 0, max: 2 ** 32 - 1 })),
});

const arbitraryLesson: fc.Arbitrary<OpenLesson> = fc.record({
  id: arbitraryText(40),
  language: arbitraryText(20),
  text: fc.option(arbitraryText(300)),
  task: fc.option(arbitraryText(40)),
  gate: fc.boolean(),
});

/** What can be chosen on the screens, by name; also names that no window knows. */
const anyChoice: { readonly [Name in keyof ViewChoices]: fc.Arbitrary<ViewChoices[Name]> } = {
  panelFolded: fc.option(fc.boolean()),
  outerProductView: arbitraryText(20),
  builderMask: fc.boolean(),
  builderGrid: fc.option(fc.record({ sample: fc.nat(100), filled: fc.nat(100) })),
  derivationStage: arbitraryText(20),
  derivationPinned: fc.option(arbitraryText(20)),
  updateParameter: arbitraryText(20),
  subjectUnit: fc.nat(100),
  subjectOutput: fc.nat(100),
  scalingTab: arbitraryText(20),
  drawCount: fc.nat(100_000),
  trainingTab: arbitraryText(20),
  runAmount: arbitraryText(20),
  runUnit: arbitraryText(20),
  runPace: fc.option(fc.integer({ min: 1, max: 2000 })),
  whyData: arbitraryText(20),
  whyDropProbability: fc.option(arbitraryText(20)),
  whyHiddenSize: fc.option(arbitraryText(20)),
  whySteps: fc.option(arbitraryText(20)),
  compareWith: fc.option(
    fc.record({
      kind: arbitraryText(20),
      step: fc.nat(100),
      linked: fc.boolean(),
      field: arbitraryText(20),
      value: arbitraryText(20),
    }),
  ),
  compareTensor: arbitraryText(20),
  comparePlace: fc.option(
    fc.record({ sample: fc.nat(100), unit: fc.nat(100), input: fc.nat(100), output: fc.nat(100) }),
  ),
  worksheetBlank: fc.array(arbitraryText(20), { maxLength: 4 }),
  worksheetDerivation: fc.boolean(),
  worksheetStage: arbitraryText(20),
  worksheetDerivationBlank: fc.array(arbitraryText(20), { maxLength: 4 }),
  worksheetSamples: fc.integer({ min: 1, max: 100 }),
  worksheetDecimals: fc.nat(20),
  worksheetAnswers: fc.boolean(),
  worksheetPaper: fc.option(arbitraryText(20)),
  notesOpen: fc.boolean(),
};

const arbitraryView: fc.Arbitrary<ViewState> = fc
  .record({
    place: fc.record({
      screen: arbitraryText(20),
      step: fc.nat(1000),
      phase: fc.integer({ min: 1, max: 100 }),
      wholeView: arbitraryText(20),
      tensor: arbitraryText(20),
      row: fc.nat(100),
      column: fc.nat(100),
      sample: fc.option(fc.nat(100)),
      unit: fc.option(fc.nat(100)),
      input: fc.option(fc.nat(100)),
    }),
    chosen: fc.record(anyChoice, { requiredKeys: [] }),
  })
  .map(({ place, chosen }) => ({ ...place, ...firstChoices, ...chosen }));

/** A state that undo could lead to: the present one with edits taken back or other steps, or another one altogether. */
function arbitraryNeighbour(state: ExperimentState, variety: ExperimentVariety): fc.Arbitrary<ExperimentState> {
  const shorter = fc
    .record({ kept: fc.nat(state.edits.length), completedSteps: fc.nat(variety.mostSteps ?? 30) })
    .map(({ kept, completedSteps }) => ({ ...state, edits: state.edits.slice(0, kept), completedSteps }));
  return fc.oneof({ arbitrary: shorter, weight: 3 }, { arbitrary: arbitraryState(variety), weight: 1 });
}

/** An experiment with all that a window holds of it, without fields of a newer version. */
export function arbitraryDocument(variety: ExperimentVariety = {}): fc.Arbitrary<ExperimentDocument> {
  return arbitraryState(variety).chain((state) => {
    const states = fc.array(arbitraryNeighbour(state, variety), { maxLength: 3 });
    return fc.record({
      title: arbitraryText(50),
      state: fc.constant(state),
      history: fc.record({
        past: states.map((past) => packStates(state, past)),
        future: states.map((future) => packStates(state, future)),
      }),
      predictions: fc.array(arbitraryPrediction, { maxLength: 3 }),
      lesson: fc.option(arbitraryLesson),
      student: fc.option(fc.maxSafeNat()),
      notes: arbitraryText(200),
      showNotes: fc.boolean(),
      view: arbitraryView,
      unknownFields: fc.constant(''),
    });
  });
}

/** Numbers of the right shapes as an engine could have computed them, diverged ones among them; nothing was trained. */
export function arbitraryNumbers({ hyperparameters, completedSteps }: ExperimentState): fc.Arbitrary<EngineNumbers> {
  const any = fc.oneof({ arbitrary: float32, weight: 30 }, { arbitrary: fc.float(), weight: 1 });
  return fc.record({
    engine: fc.constantFrom(null, { name: 'wasm', version: '4.22.0' }, { name: 'webgpu', version: '9' }),
    start: floats(startLayout(hyperparameters).length),
    losses: fc
      .constantFrom(1, 1, 2, 8)
      .chain((every) => floats(Math.floor(completedSteps / every), any).map((values) => ({ every, values }))),
    record: completedSteps === 0 ? fc.constant(null) : floats(stepLayout(hyperparameters).length, any),
  });
}

/** An experiment and numbers for it. */
export function arbitraryFile(variety: ExperimentVariety = {}) {
  return arbitraryDocument(variety).chain((document) =>
    fc.record({ document: fc.constant(document), numbers: arbitraryNumbers(document.state) }),
  );
}
