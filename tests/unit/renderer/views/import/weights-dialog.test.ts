import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { previewWeights, readWeights } from '#core/import/read-weights.ts';
import { useWeights } from '#renderer/components/file/use-weights.ts';
import { useDialogStore } from '#renderer/stores/dialog-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import WeightsDialog from '#renderer/views/import/WeightsDialog.vue';
import { drawnData } from '#shared/data-source.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { caseBytes } from '../../../core/import/case-file.ts';
import { connectTo, FakeEngine } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';

let global: ReturnType<typeof appPlugins>;
enableAutoUnmount(afterEach);

beforeEach(async () => {
  global = appPlugins();
  connectTo({
    ...new FakeEngine().client,
    async previewWeights({ file, name }) {
      await Promise.resolve();
      return previewWeights(file, name, lectureHyperparameters);
    },
    async readWeights({ file, name, mapping }) {
      await Promise.resolve();
      return readWeights(file, name, mapping, lectureHyperparameters);
    },
  });
  await useExperimentStore().startExperiment({ ...lectureHyperparameters, seed: 7 }, drawnData);
});

async function take(name: string): Promise<void> {
  await useWeights().takeWeights(new File([caseBytes(name)], name));
  if (useDialogStore().dialog === 'weights') mount(WeightsDialog, { global });
  await flushPromises();
}

const remarks = () => Array.from(document.querySelectorAll('.weights-dialog li'), (item) => item.textContent);
const choices = () =>
  Array.from(document.querySelectorAll<HTMLSelectElement>('.weights-dialog select'), (select) =>
    select.selectedOptions[0]?.text.trim(),
  );
const changed = () =>
  useExperimentStore().edits.flatMap((edit) => (edit.kind === 'tensor' ? [[edit.tensor, edit.values[0]]] : []));

async function press(): Promise<void> {
  document.querySelector<HTMLButtonElement>('.weights-dialog .primary')?.click();
  await flushPromises();
}

describe('weights from a file', () => {
  it('with PyTorch’s names and shapes are imported at once', async () => {
    await take('w06_f16.safetensors');
    expect(useDialogStore().dialog).toBeNull();
    expect(changed().map(([tensor]) => tensor)).toEqual(['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias']);
  });

  it('that are transposed are said to be before anything changes', async () => {
    await take('w10_transposed.safetensors');
    expect(changed()).toEqual([]);
    expect(choices()).toEqual(['fc1.weight, transposed', 'fc1.bias', 'fc2.weight, transposed', 'fc2.bias']);
    expect(remarks()).toEqual([
      'The file keeps fc1.weight, fc2.weight as [in, out]; PyTorch keeps [out, in]: transposed.',
    ]);
    await press();
    expect(useDialogStore().dialog).toBeNull();
    expect(changed()).toHaveLength(4);
  });

  it('with other names are a mapping, which can be changed', async () => {
    await take('w05_sequential.safetensors');
    expect(choices()).toEqual(['0.weight', '0.bias', '3.weight', '3.bias']);
    const [weight] = document.querySelectorAll<HTMLSelectElement>('.weights-dialog select');
    if (!weight) throw new RangeError('there is no choice');
    weight.selectedIndex = 0;
    weight.dispatchEvent(new Event('change'));
    await flushPromises();
    expect(remarks()).toEqual(['Not used: 0.weight [10, 5] float32.']);
    await press();
    expect(changed().map(([tensor]) => tensor)).toEqual(['fc1.bias', 'fc2.weight', 'fc2.bias']);
  });

  it('too many or too few are said', async () => {
    await take('w08_extra.safetensors');
    expect(remarks()).toEqual(['Not used: opt.step [] int64, fc3.weight [2, 2] float32.']);
    useDialogStore().close();
    await take('w09_partial.safetensors');
    expect(remarks()).toContain('Nothing in the file fits fc2.weight, fc2.bias: unchanged.');
  });

  it('of torch.save are refused with what to do', async () => {
    await take('w11_real.pt');
    expect(useLabStore().error?.message).toContain('safetensors.torch.save_file(torch.load("w11_real.pt"');
    expect(changed()).toEqual([]);
  });
});
