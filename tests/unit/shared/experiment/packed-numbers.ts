import type { EngineNumbers, RecordedNumbers } from '#shared/experiment/recorded-numbers.ts';
import { startLayout, stepLayout, tensorMatrix, type LayoutSettings } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';

/** What the engine would say again after opening the file: the recorded numbers packed as it packs them. */
export function packedNumbers(recorded: RecordedNumbers, sizes: LayoutSettings): EngineNumbers {
  const start = { layout: startLayout(sizes), data: new Float32Array(startLayout(sizes).length) };
  for (const [name, values] of recorded.start) tensorMatrix(start, name).data.set(values);
  const record = { layout: stepLayout(sizes), data: new Float32Array(stepLayout(sizes).length) };
  for (const [name, values] of recorded.lastStep ?? []) tensorMatrix<TensorName>(record, name).data.set(values);
  return {
    engine: recorded.engine,
    start: start.data,
    losses: recorded.losses,
    record: recorded.lastStep === null ? null : record.data,
  };
}
