/**
 * How long the lecture's recorded step takes on each backend, beside PyTorch eager recording the same tensors; and how long
 * what explains a step takes. Bundled and run by recorded-step.js; writes bench.json. Slow is a finding, not a failure: the
 * exit status is 0 all the same.
 *
 * Arguments: the folder for bench.json, the path of torch_step.py.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadBackends } from '#core/backend.ts';
import { drawExperimentStart } from '#core/experiment-start.ts';
import { Trainer } from '#core/trainer.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { median, type BenchResult } from './bench-result.ts';
import { measureTraining } from './measure-training.ts';
import { measureUnderstoodStep } from './measure-understood-step.ts';
import { startTorch } from './torch-process.ts';

const rounds = 5;
const batchesPerRound = 10;
const stepsPerBatch = 60;
const limit = 0.4;

interface Contender {
  readonly name: string;
  /** Mean microseconds of one of `steps` recorded steps. */
  readonly time: (steps: number) => number | Promise<number>;
  readonly microseconds: number[];
}

function backendContender(name: Trainer['backend']): Contender {
  const trainer = new Trainer(lectureHyperparameters, name, drawExperimentStart(lectureHyperparameters));
  const time = (steps: number) => {
    let remaining = steps;
    const startedAt = performance.now();
    trainer.trainRecorded(() => --remaining > 0);
    return ((performance.now() - startedAt) / steps) * 1000;
  };
  return { name, time, microseconds: [] };
}

/** The median over short batches: another program's time slice then spoils a batch, not the round. */
async function timeRound({ time }: Contender): Promise<number> {
  const batches: number[] = [];
  for (let batch = 0; batch < batchesPerRound; batch += 1) batches.push(await time(stepsPerBatch));
  return median(batches);
}

const backends: Contender[] = [];
for (const backend of await loadBackends()) {
  if (backend.available) backends.push(backendContender(backend.name));
  else console.log(`skipped: ${backend.reason}`);
}
const [, , folder = 'dist', torchScript = 'tests/bench/torch_step.py'] = process.argv;
const torches = [await startTorch(torchScript, 1), await startTorch(torchScript, 2)].filter((torch) => torch !== null);
if (torches.length === 0) console.log('skipped: the comparison with PyTorch (python3 with torch is not installed)');
const references: Contender[] = torches.map(({ name, time }) => ({ name, time, microseconds: [] }));

const contenders = [...backends, ...references];
// In turns: the backends share TensorFlow.js's code, and each that starts makes V8 compile it for the others once more.
for (let turn = 0; turn < 4; turn += 1) {
  for (const { time } of contenders) await time(1000);
}
for (let round = 0; round < rounds; round += 1) {
  for (const contender of contenders) contender.microseconds.push(await timeRound(contender));
}
for (const torch of torches) torch.stop();

const ratios = (ours: Contender, theirs: Contender) =>
  ours.microseconds.map((us, round) => us / (theirs.microseconds[round] ?? Number.NaN));
const fastest = (among: readonly Contender[]) =>
  [...among].sort((a, b) => median(a.microseconds) - median(b.microseconds))[0];
const ours = fastest(backends);
const theirs = fastest(references);
const rows = contenders.map((contender) => {
  const { name, microseconds } = contender;
  const ratio = theirs === undefined ? '' : `, ${median(ratios(contender, theirs)).toFixed(3)} of ${theirs.name}`;
  const us = median(microseconds);
  return `${name}: ${us.toFixed(0)} us (${microseconds.map((value) => value.toFixed(0)).join(' ')})${ratio}`;
});
for (const row of rows) console.log(row);

// Round by round: what another program takes away for a while, it takes from both.
const value = ours === undefined || theirs === undefined ? null : median(ratios(ours, theirs));
const result: BenchResult = {
  id: 'recorded-step',
  value,
  limit,
  unit: "of PyTorch eager's time",
  met: value === null ? null : value <= limit,
  detail: `5-10-1, batch 15, median of ${rounds} interleaved rounds of ${batchesPerRound * stepsPerBatch} steps; ${rows.join('; ')}`,
};
console.log(
  value === null
    ? 'recorded-step: not compared'
    : `recorded-step: ${value.toFixed(3)} of PyTorch eager's time (limit ${limit}): ${result.met === true ? 'met' : 'not met'}`,
);

const understood = await measureUnderstoodStep().catch((error: unknown) => {
  console.log('not measured: what explains a step:', error);
  return [];
});
const training = await measureTraining(torchScript).catch((error: unknown) => {
  console.log('not measured: training at speed:', error);
  return [];
});
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'bench.json'), `${JSON.stringify([result, ...training, ...understood], null, 2)}\n`);
