import type { Edit } from '#shared/edits.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import type { Measurement } from './measurement.ts';
import { never, serviceAt } from './networks.ts';
import { inRounds, listed, median } from './rounds.js';

/** The steps of the experiment that is travelled through. */
const steps = 100_000;
const cell = { step: 5, sample: 0, unit: 0, output: 0 };

/** The milliseconds of each of `count` runs, one after the other. */
async function times(count: number, run: (index: number) => unknown): Promise<readonly number[]> {
  const elapsed: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const startedAt = performance.now();
    await run(index);
    elapsed.push(performance.now() - startedAt);
  }
  return elapsed;
}

const detailOf = (what: string, values: readonly number[]) => `${what}; rounds: ${listed(values, 1)} ms`;

/** Going back to any of 100,000 steps, and editing the last: what the window is sent, but for the transport. */
async function measureTimeTravel(): Promise<readonly Measurement[]> {
  const { service, backend } = await serviceAt(steps, lectureHyperparameters);
  const goldenRatio = (Math.sqrt(5) - 1) / 2;
  const visitsOfRound = 20;
  const visits = await inRounds(async (round) => {
    const visit = (index: number) => {
      const place = (round * visitsOfRound + index) * goldenRatio;
      return service.visitStep({ step: 1 + Math.floor(steps * (place % 1)) }, never);
    };
    return Math.max(...(await times(visitsOfRound, visit)));
  });
  const edits = await inRounds(async () => {
    const change = (index: number) => {
      const edit: Edit = {
        kind: 'mask-cell',
        step: steps,
        sample: index % 15,
        unit: index % 10,
        kept: index % 2 === 0,
      };
      return service.changeEdits({ edits: [edit], completedSteps: steps }, never);
    };
    return median(await times(12, change));
  });
  service.dispose();
  return [
    {
      id: 'time-travel',
      value: median(visits),
      detail: detailOf(
        `lecture network, ${backend}: the longest of ${visitsOfRound} visits spread over ${steps}`,
        visits,
      ),
    },
    { id: 'edit-step', value: median(edits), detail: detailOf(`lecture network, ${backend}: step ${steps}`, edits) },
  ];
}

/** What explains a step: all masks of 16 units, 100,000 drawn ones, and the check of all gradients. */
async function measureExplanations(): Promise<readonly Measurement[]> {
  const wide = await serviceAt(cell.step, { ...lectureHyperparameters, hiddenSize: 16 });
  const all = await inRounds(async () => {
    const request = { step: cell.step, sample: 0, output: 0, bins: 60 };
    return median(await times(1, () => wide.service.enumerateMasks(request, never)));
  });
  const { service, backend } = await serviceAt(cell.step, lectureHyperparameters);
  const draw = async () => {
    let drawn = 0;
    for await (const masks of service.drawMasks({ ...cell, count: 100_000 }, never)) drawn = masks.drawn;
    if (drawn !== 100_000) throw new Error(`${drawn} masks were drawn`);
  };
  const draws = await inRounds(async () => median(await times(1, draw)));
  const audits = await inRounds(async () =>
    median(await times(5, () => service.auditStep({ step: cell.step }, never))),
  );
  return [
    { id: 'enumeration', value: median(all), detail: detailOf('5-16-1, batch 15: 65,536 masks', all) },
    { id: 'draws', value: median(draws), detail: detailOf('lecture network: 100,000 masks', draws) },
    { id: 'audit-step', value: median(audits), detail: detailOf(`lecture network, ${backend}: all 71 cells`, audits) },
  ];
}

export async function measureUnderstanding(): Promise<readonly Measurement[]> {
  return [...(await measureTimeTravel()), ...(await measureExplanations())];
}
