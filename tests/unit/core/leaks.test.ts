import { expect, it } from 'vitest';
import { tf, withBackend } from '#core/backend.ts';
import type { LabService } from '#core/lab-service.ts';
import type { BackendName } from '#shared/engine.ts';
import { describeEachBackend } from './each-backend.ts';
import { createLabService } from './node-lab.ts';
import { all, lecture, never } from './started-service.ts';

/** What TensorFlow.js holds; on native TensorFlow what TensorFlow itself holds, too. */
function held(backend: BackendName): Readonly<Record<string, number>> {
  const { numTensors, numBytes, numDataBuffers } = withBackend(backend, () => tf.memory());
  const native = tf.findBackend(backend) as { getNumOfTFTensors?: () => number }; // tfjs-node's backend has it
  return { numTensors, numBytes, numDataBuffers, nativeTensors: native.getNumOfTFTensors?.() ?? 0 };
}

/** Everything a window can ask for, from a start to the next one. */
async function experimentOn(service: LabService, backend: BackendName): Promise<void> {
  const cell = { step: 4, sample: 0, unit: 0, output: 0 };
  const edit = { kind: 'mask-cell', step: 2, sample: 0, unit: 1, kept: false } as const;
  await service.startExperiment({ ...lecture, backend }, never);
  await all(service.recordSteps({ count: 1 }, never));
  await all(service.recordSteps({ count: 10 }, never));
  await all(service.run({ count: 40, stepsPerSecond: null }, never));
  await service.predictWithDropout({ completedSteps: 20, inputs: null, passes: 10 }, never);
  await service.visitStep({ step: 5 }, never);
  await service.measureUpdate({}, never);
  await service.auditStep({ step: 5 }, never);
  await service.compareScaling({ step: 5 }, never);
  await service.changeEdits({ edits: [edit], completedSteps: 8 }, never);
  await service.expectMasks(cell, never);
  await all(service.drawMasks({ ...cell, count: 10 }, never));
}

describeEachBackend('an experiment', (backend) => {
  it('leaves no more behind after ten starts than after one', async () => {
    const service = createLabService();
    await experimentOn(service, backend);
    const once = held(backend);
    for (let start = 0; start < 10; start += 1) {
      await experimentOn(service, backend);
      expect(held(backend)).toEqual(once);
    }
    service.dispose();
    expect(held(backend)).toEqual(once);
    expect(once['numTensors']).toBe(0);
  });
});
