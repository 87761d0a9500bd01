import { createLabService } from '#core/lab-service.ts';
import { drawnData } from '#shared/data-source.ts';
import type { Edit } from '#shared/edits.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { median, type BenchResult } from './bench-result.ts';

/** The steps of the experiment that is travelled through. */
const steps = 100_000;
const never = new AbortController().signal;
const cell = { step: 5, sample: 0, unit: 0, output: 0 };

/** A service with the lecture's experiment at a step, on the backend that suits it best. */
async function serviceAt(completedSteps: number, settings: Partial<Hyperparameters> = {}) {
  const service = createLabService();
  const hyperparameters = { ...lectureHyperparameters, ...settings };
  const start = { hyperparameters, backend: 'auto', completedSteps, data: drawnData, edits: [] as Edit[] } as const;
  const { engine } = await service.startExperiment(start, never);
  return { service, backend: engine.backend };
}

/** The milliseconds of each of `count` runs. */
async function times(count: number, run: (index: number) => unknown): Promise<readonly number[]> {
  const elapsed: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const startedAt = performance.now();
    await run(index);
    elapsed.push(performance.now() - startedAt);
  }
  return elapsed;
}

function row(id: string, limit: number, what: string, elapsed: readonly number[]): BenchResult {
  const value = median(elapsed);
  const detail = `${what}; median of ${elapsed.length}, longest ${Math.max(...elapsed).toFixed(1)} ms`;
  console.log(`${id}: ${value.toFixed(2)} ms (limit ${limit}): ${value <= limit ? 'met' : 'not met'}; ${detail}`);
  return { id, value, limit, unit: 'ms', met: value <= limit, detail };
}

/**
 * How long it takes to go back in time, to edit, and to try masks, as the window has it answered but for the transport: two
 * frames for a step, one second for all masks of 16 units, two for 100,000 drawn ones.
 */
export async function measureUnderstoodStep(): Promise<readonly BenchResult[]> {
  const long = await serviceAt(steps);
  const goldenRatio = (Math.sqrt(5) - 1) / 2;
  const visits = await times(60, (k) =>
    long.service.visitStep({ step: 1 + Math.floor(steps * ((k * goldenRatio) % 1)) }, never),
  );
  const edits = await times(60, (k) => {
    const edit: Edit = { kind: 'mask-cell', step: steps, sample: k % 15, unit: k % 10, kept: k % 2 === 0 };
    return long.service.changeEdits({ edits: [edit], completedSteps: steps }, never);
  });
  long.service.dispose();

  const wide = await serviceAt(cell.step, { hiddenSize: 16 });
  const enumerations = await times(7, () =>
    wide.service.enumerateMasks({ step: cell.step, sample: 0, output: 0, bins: 60 }, never),
  );
  const lecture = await serviceAt(cell.step);
  const draws = await times(5, async () => {
    let drawn = 0;
    for await (const masks of lecture.service.drawMasks({ ...cell, count: 100_000 }, never)) drawn = masks.drawn;
    if (drawn !== 100_000) throw new Error(`${drawn} masks were drawn`);
  });
  const audits = await times(20, () => lecture.service.auditStep({ step: cell.step }, never));
  return [
    row('visit-step', 33, `5-10-1, batch 15, ${long.backend}: a step spread over ${steps}`, visits),
    row('edit-step', 33, `5-10-1, batch 15, ${long.backend}: an edit of step ${steps}`, edits),
    row('enumerate-masks', 1000, '5-16-1, batch 15: 65,536 masks', enumerations),
    row('draw-masks', 2000, '5-10-1, batch 15: 100,000 masks', draws),
    row('audit-step', 33, `5-10-1, batch 15, ${lecture.backend}: all 71 cells`, audits),
  ];
}
