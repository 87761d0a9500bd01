import { describe, expect, it } from 'vitest';
import { tf } from '#core/backend.ts';
import { drawMask } from '#core/network/dropout.ts';
import { drawExperimentStart } from '#core/experiment-start.ts';
import type { Edit } from '#shared/edits.ts';
import { dropoutModes, lectureHyperparameters, type DropoutMode } from '#shared/hyperparameters.ts';
import { stepLayout, tensorMatrix } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { describeEachBackend } from './each-backend.ts';
import { failure, never, startedService } from './started-service.ts';

const layout = stepLayout(lectureHyperparameters);

describeEachBackend('compareScaling', (backend) => {
  it.each(dropoutModes)('on a step of an experiment with dropout %s', async (mode) => {
    const settings = { ...lectureHyperparameters, mode, dropProbability: 0.25 };
    const service = await startedService(settings, { backend, completedSteps: 7 });
    const data = await service.visitStep({ step: 4 }, never);
    const values = (name: TensorName) => tensorMatrix({ layout, data }, name).data;
    const { step, modes } = await service.compareScaling({ step: 4 }, never);
    expect(step).toBe(4);

    const drawn = drawMask(drawExperimentStart(settings).generator, { ...settings, mode: 'classic' });
    const kept = (mode === 'off' ? drawn : values('mask')).map((cell) => (cell === 0 ? 0 : 1));
    const scale: Record<DropoutMode, number> = { inverted: Math.fround(1 / 0.75), classic: 1, off: 1 };
    expect(kept.includes(0)).toBe(true);
    for (const name of dropoutModes) {
      const outputs = modes[name];
      expect(outputs.mask, name).toEqual(kept.map((cell) => (name === 'off' ? 1 : cell * scale[name])));
      outputs.dropped.forEach((dropped, index) => {
        expect(dropped).toBe(Math.fround((values('hidden')[index] ?? 0) * (outputs.mask[index] ?? 0)));
      });
      const weight = values('fc2.weight').map((value) => (name === 'classic' ? value * 0.75 : value));
      expect(outputs.evaluationWeight).toEqual(weight);
      const linear = (input: Float32Array, of: Float32Array, sample: number) =>
        of.reduce((sum, value, unit) => sum + value * (input[sample * 10 + unit] ?? 0), values('fc2.bias')[0] ?? 0);
      for (let sample = 0; sample < 15; sample += 1) {
        const training = linear(outputs.dropped, values('fc2.weight'), sample);
        expect(Math.abs((outputs.trainingOutput[sample] ?? 0) - training)).toBeLessThan(2e-6);
        const evaluation = linear(values('hidden'), weight, sample);
        expect(Math.abs((outputs.evaluationOutput[sample] ?? 0) - evaluation)).toBeLessThan(2e-6);
      }
    }
    // The mode of the experiment itself is what was recorded.
    expect(modes[mode].trainingOutput).toEqual(values('output'));
    expect(tf.memory().numTensors).toBe(0);
  });
});

describe('compareScaling', () => {
  it('takes the kept cells of an edited mask', async () => {
    const edits: Edit[] = [0, 1, 2].map((unit) => ({ kind: 'mask-cell', step: 2, sample: 1, unit, kept: unit === 1 }));
    const service = await startedService({}, { completedSteps: 2, edits });
    const { modes } = await service.compareScaling({ step: 2 }, never);
    expect([...modes.classic.mask.subarray(10, 13)]).toEqual([0, 1, 0]);
    expect([...modes.inverted.mask.subarray(10, 13)]).toEqual([0, 2, 0]);
  });

  it('refuses a step that was not done', async () => {
    const service = await startedService();
    expect((await failure(service.compareScaling({ step: 1 }, never))).code).toBe('invalid-input');
  });
});
