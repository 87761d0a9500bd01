import type { Optimizer } from '#shared/hyperparameters.ts';

/** An optimizer in PyTorch. */
export interface OptimizerCode {
  readonly prose: string;
  /** The Python that makes it. */
  readonly made: string;
  /** What it remembers of each parameter from step to step: the app's name for it, and PyTorch's. */
  readonly memory: readonly (readonly [string, string])[];
}

/** Each optimizer as the app does it, which is PyTorch's own with these arguments. */
export const optimizerCode: Readonly<Record<Optimizer, OptimizerCode>> = {
  sgd: {
    prose: 'The optimizer is plain gradient descent: parameter - learning_rate * gradient.',
    made: 'torch.optim.SGD(model.parameters(), lr=learning_rate)',
    memory: [],
  },
  momentum: {
    prose:
      'The optimizer is gradient descent with momentum: it remembers 0.9 times where it was going, and adds the gradient.',
    made: 'torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=0.9)',
    memory: [['momentum', 'momentum_buffer']],
  },
  adam: {
    prose:
      'The optimizer is Adam: it remembers a running mean of the gradient (exp_avg) and of its square (exp_avg_sq).',
    made: 'torch.optim.Adam(model.parameters(), lr=learning_rate)',
    memory: [
      ['exp_avg', 'exp_avg'],
      ['exp_avg_sq', 'exp_avg_sq'],
    ],
  },
};

/** The Python function `remembered`, which gives what the optimizer remembers of each parameter, by the app's names. */
export function rememberedCode({ memory }: OptimizerCode): string {
  const names = memory.map(([ours, theirs]) => `"${ours}": "${theirs}"`).join(', ');
  return `memory = {${names}}  # the names of the app and of PyTorch


def remembered():
    return {
        f"{name}.{ours}": optimizer.state[value].get(theirs, torch.zeros_like(value)).detach().clone()
        for ours, theirs in memory.items()
        for name, value in model.named_parameters()
    }`;
}
