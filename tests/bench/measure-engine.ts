/** Takes the measurements one of whose names is its argument, and sends them to the process that forked it (engine-process.js). */
import { measureCheckFifty } from './measure-check.ts';
import { measureWhyDropout } from './measure-comparison.ts';
import { measureLeak } from './measure-leak.ts';
import { measureIpcCost, measureStop } from './measure-run.ts';
import { measureLargeStep, measureRecordedStep, measureRecordingCost } from './measure-steps.ts';
import { measureUnderstanding } from './measure-understanding.ts';
import type { Measurement } from './measurement.ts';

const benches: Readonly<Record<string, () => Promise<readonly Measurement[]>>> = {
  'recorded-step': measureRecordedStep,
  'large-step': measureLargeStep,
  'recording-cost': measureRecordingCost,
  understanding: measureUnderstanding,
  'check-fifty': measureCheckFifty,
  'why-dropout': measureWhyDropout,
  'ipc-cost': measureIpcCost,
  stop: measureStop,
  leak: measureLeak,
};

const measurements = await benches[process.argv[2] ?? '']?.();
process.send?.(measurements);
process.disconnect();
