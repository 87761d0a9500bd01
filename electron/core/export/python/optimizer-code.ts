import type { Optimizer } from '#shared/hyperparameters.ts';
import { optimizerTable, type MemoryName } from '#shared/variants/optimizers.ts';

/** An optimizer in PyTorch. */
export interface OptimizerCode {
  readonly prose: string;
  /** The Python that makes it. */
  readonly made: string;
}

/** Each optimizer as the app does it, which is PyTorch's own with these arguments. */
export const optimizerCode: Readonly<Record<Optimizer, OptimizerCode>> = {
  sgd: {
    prose: 'The optimizer is plain gradient descent: parameter - learning_rate * gradient.',
    made: 'torch.optim.SGD(model.parameters(), lr=learning_rate)',
  },
  momentum: {
    prose:
      'The optimizer is gradient descent with momentum: it remembers 0.9 times where it was going, and adds the gradient.',
    made: 'torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=0.9)',
  },
  adam: {
    prose:
      'The optimizer is Adam: it remembers a running mean of the gradient (exp_avg) and of its square (exp_avg_sq).',
    made: 'torch.optim.Adam(model.parameters(), lr=learning_rate)',
  },
};

/** PyTorch's names, in the state of an optimizer, of what it remembers. */
const torchNames: Readonly<Record<MemoryName, string>> = {
  momentum: 'momentum_buffer',
  exp_avg: 'exp_avg',
  exp_avg_sq: 'exp_avg_sq',
};

/** The Python function `remembered`, which returns what the optimizer remembers of each parameter, by the app's names. */
export function rememberedCode(optimizer: Optimizer): string {
  const names = optimizerTable[optimizer].memory.map(({ name }) => `"${name}": "${torchNames[name]}"`).join(', ');
  return `memory = {${names}}  # the names of the app and of PyTorch


def remembered():
    return {
        f"{name}.{ours}": optimizer.state[value].get(theirs, torch.zeros_like(value)).detach().clone()
        for ours, theirs in memory.items()
        for name, value in model.named_parameters()
    }`;
}
