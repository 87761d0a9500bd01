import { isDeepStrictEqual } from 'node:util';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { LessonContext } from '#shared/lessons/answers/verdict.ts';
import { lessonState } from '#shared/lessons/experiment.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import { stepLayout } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { hyperparametersOf, referenceRuns, type JsonTensor } from '../../../reference/reference-run.ts';
import { all, never, startedService } from '../started-service.ts';
import type { Drawn } from './step-by-hand.ts';

/** A step that a lesson asks about, and the numbers it began with. */
export interface LessonStep {
  readonly context: LessonContext;
  readonly drawn: Drawn;
}

/** Seeds for which PyTorch has run the lecture's network: the lecture's and another one. */
const ownSeeds = [42, 2024] as const;

/** The settings a lesson is answered with: those of two students, or its own and the same with another seed. */
export function settingsOf(lesson: Lesson): readonly Hyperparameters[] {
  if (lesson.experiment.steps !== 1) throw new Error(`${lesson.id} asks about another step than the first`);
  if (lesson.experiment.seed === 'own') {
    return ownSeeds.map((student) => lessonState(lesson, student).hyperparameters);
  }
  const { hyperparameters } = lessonState(lesson, null);
  return [hyperparameters, { ...hyperparameters, seed: 2024 }];
}

type Numbers = readonly (readonly number[])[];
type Reader = (tensor: 'x' | 'y' | 'fc1.weight' | 'fc1.bias' | 'fc2.weight' | 'fc2.bias' | 'mask') => Numbers;

function rowsOf(tensor: JsonTensor): Numbers {
  if (typeof tensor === 'number') return [[tensor]];
  return tensor.map((row) => (typeof row === 'number' ? [row] : row.map(Number)));
}

/** What PyTorch has drawn with these settings, where there is such a run. */
function drawnByTorch(settings: Hyperparameters): Reader | null {
  const run = referenceRuns().find((each) => isDeepStrictEqual(hyperparametersOf(each), settings));
  if (run === undefined) return null;
  return (name) => {
    const weights = run.tensors['initWeights'] as Readonly<Record<string, JsonTensor>>;
    return rowsOf(weights[name] ?? (run.tensors[name] as JsonTensor));
  };
}

/** What the engine has drawn: the first tensors of the record. */
function drawnByEngine({ record }: LessonContext): Reader {
  return (tensor: TensorName) => {
    const { offset, rows, columns } = record.layout.places[tensor];
    return Array.from({ length: rows }, (_, row) =>
      Array.from(record.data.subarray(offset + row * columns, offset + (row + 1) * columns)),
    );
  };
}

function drawnOf(read: Reader, { dropProbability: p, mode, learningRate: lr }: Hyperparameters): Drawn {
  const first = (tensor: Parameters<Reader>[0]) => read(tensor).map(([value = Number.NaN]) => value);
  const [w2 = []] = read('fc2.weight');
  const [b2 = Number.NaN] = first('fc2.bias');
  const kept = read('mask').map((row) => row.map((value) => (value === 0 ? 0 : 1)));
  const scale = mode === 'inverted' ? 1 / (1 - p) : 1;
  return { x: read('x'), y: first('y'), w1: read('fc1.weight'), b1: first('fc1.bias'), w2, b2, kept, scale, p, lr };
}

/** The first step of an experiment, computed by the service; what it began with from PyTorch where it has run the same. */
export async function lessonStep(settings: Hyperparameters): Promise<LessonStep> {
  const service = await startedService(settings);
  const [item] = await all(service.recordSteps({ count: 1 }, never));
  const record = { step: 1, layout: stepLayout(settings), data: new Float32Array(item?.record ?? []) };
  const context = { record, settings };
  return { context, drawn: drawnOf(drawnByTorch(settings) ?? drawnByEngine(context), settings) };
}
