import { hasMiniBatches, type TableSource } from '#shared/batches.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { targetCount } from '#shared/variants/losses.ts';
import { copyRows, splitRows } from '../../table-rows.ts';
import { pythonTensor } from './python-literal.ts';
import type { ScriptSection } from './script-section.ts';

/**
 * The training rows of a table as tensors: x and y, or, where each step takes some of them, the function that does. What is
 * held out for validation is not in it.
 */
export function tableSection(source: TableSource, hyperparameters: Hyperparameters): ScriptSection {
  const { inputSize, seed } = hyperparameters;
  const targets = targetCount(hyperparameters);
  const { training, validation } = splitRows(source, seed);
  const rows = training.length;
  const to = { x: new Float32Array(rows * inputSize), y: new Float32Array(rows * targets) };
  copyRows(source.table, training, to);
  const isDivided = hasMiniBatches(source, hyperparameters);
  const [x, y] = isDivided ? ['all_x', 'all_y'] : ['x', 'y'];
  return {
    title: 'The data',
    prose: [
      described(source, rows, validation.length),
      isDivided ? miniBatches.prose : 'Every step uses all of these rows, in their order.',
    ].join('\n\n'),
    code: `${x} = torch.tensor(${pythonTensor(to.x, [rows, inputSize], '')})
${y} = torch.tensor(${pythonTensor(to.y, [rows, targets], '')})${isDivided ? miniBatches.code : ''}`,
  };
}

function described({ table }: TableSource, training: number, heldOut: number): string {
  const { name, inputNames, targetNames, standardisation } = table;
  const rows =
    heldOut === 0 ? `all ${training} rows` : `${training} rows, without the ${heldOut} held out for validation`;
  const sentences = [
    `The table ${oneLine(name)}: ${rows}.`,
    `Columns of x: ${inputNames.map(oneLine).join(', ')}.`,
    `Columns of y: ${targetNames.map(oneLine).join(', ')}.`,
    ...(standardisation === null
      ? []
      : ['From each number the mean of its column was taken, and divided by its deviation.']),
  ];
  return sentences.join(' ');
}

/** A name the user chose, fit for a comment: without line breaks and other characters that cannot be seen. */
function oneLine(name: string): string {
  return name.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

const miniBatches = {
  prose: `Each epoch begins with an order of the rows, drawn before the masks of its steps; each step takes the next batch_size of them. The rows that do not fill a batch are left out, as with drop_last=True.`,
  code: `
steps_per_epoch = len(all_x) // batch_size


def next_batch(step):
    global order
    first = (step - 1) % steps_per_epoch * batch_size
    if first == 0:
        order = torch.randperm(len(all_x))
    rows = order[first : first + batch_size]
    return all_x[rows], all_y[rows]`,
};
