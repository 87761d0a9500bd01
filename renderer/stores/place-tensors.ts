import type { LabClient } from '#shared/contract/lab-contract.ts';
import { parameterNames, type TensorName } from '#shared/tensors/tensor-names.ts';
import type { Dialog } from './dialog-store.ts';
import type { Screen } from './screen-store.ts';
import type { StepView } from './view-store.ts';

type ExportKind = Parameters<LabClient['exportFile']>[0]['kind'];

/** What is on a screen beside its main view, and shows numbers that are no cell of a matrix or are made of several tensors. */
type Part =
  | 'explanation'
  | 'find-the-bug'
  | 'remark'
  | 'editor'
  | 'sample-strip'
  | 'mask-counts'
  | 'reach'
  | 'unchanged'
  | 'update-effect'
  | 'step-summary'
  | 'timeline'
  | 'settings'
  | 'audit'
  | 'notes'
  | 'file-check'
  | 'recovery'
  | 'welcome'
  | 'picture'
  | 'file-name';

/** All that shows numbers of the step: the screens, the views of the step, the large dialogs, what is exported, and parts of these. */
export type PlaceName = Exclude<Screen, 'step'> | StepView | Dialog | ExportKind | Part;

/**
 * What is hidden of a place.
 * `by tensor`: it is made of single tensors, and each is hidden by itself, or it shows no number of a step. `all`: it shows every tensor.
 * A list: it cannot be told apart, and is hidden as a whole with one of these.
 */
export type PlaceRule = 'by tensor' | 'all' | readonly TensorName[];

const masked: readonly TensorName[] = ['mask', 'preActivation'];
/** Which units a sample reaches can be read off the rows of the gradients that are zero. */
const reach: readonly TensorName[] = [
  ...masked,
  'hidden',
  'fc1.weight.gradient',
  'fc1.bias.gradient',
  'fc2.weight.gradient',
];
const after: readonly TensorName[] = parameterNames.map((name) => `${name}.after` as const);

/** One row a place: what forgets to say what it shows does not compile. */
export const placeTensors: Readonly<Record<PlaceName, PlaceRule>> = {
  loom: 'by tensor',
  gradients: 'by tensor',
  update: 'by tensor',
  'outer-product': [...reach, 'preActivation.gradient'],
  // It shows the deltas of the samples one after the other, and their sum.
  derivation: [...reach, 'output', 'output.gradient', 'preActivation.gradient'],
  scaling: ['hidden', 'mask', 'dropped', 'output'],
  expectation: ['hidden', 'mask', 'dropped', 'output', 'loss'],
  training: ['output', 'loss', ...after],
  compare: 'all',
  // What a lesson says of the step is read on the screens.
  lessons: 'by tensor',

  import: 'by tensor',
  weights: 'by tensor',
  worksheet: 'all',
  // What it asks for is hidden in it too until it is right or given up.
  'own-work': 'by tensor',
  keys: 'by tensor',
  about: 'by tensor',

  csv: 'by tensor',
  npy: 'by tensor',
  matrices: 'all',
  // They print every tensor when they are run.
  script: 'all',
  notebook: 'all',
  // It shows what the screen shows.
  picture: 'by tensor',
  'file-name': 'by tensor',

  explanation: 'by tensor',
  // The lab's own step stands beside the program's.
  'find-the-bug': 'all',
  // What is said of a cell goes beyond it: see `explanation-store.ts`.
  remark: 'by tensor',
  editor: 'by tensor',
  'sample-strip': [...masked, 'hidden', 'dropped'],
  'mask-counts': ['mask'],
  reach,
  unchanged: [...reach, ...after],
  'update-effect': ['loss', ...after],
  'step-summary': 'by tensor',
  timeline: ['loss'],
  settings: 'by tensor',
  // How far two ways to the same gradient are apart says nothing of it.
  audit: 'by tensor',
  notes: 'by tensor',
  // The cell it names may be one at the kink of the activation, with its number.
  'file-check': 'all',
  recovery: 'by tensor',
  welcome: 'by tensor',
};
