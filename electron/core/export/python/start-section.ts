import { hasMiniBatches } from '#shared/batches.ts';
import type { LossConvention } from '#shared/hyperparameters.ts';
import { remembers } from '#shared/variants/optimizers.ts';
import { optimizerCode, rememberedCode } from './optimizer-code.ts';
import type { ScriptSection } from './script-section.ts';
import type { ScriptedExperiment } from './scripted-experiment.ts';

/** What is drawn before the first step, in the order of the draws, the loss and the optimizer. */
export function startSection({ hyperparameters, data }: ScriptedExperiment): ScriptSection {
  const optimizer = optimizerCode[hyperparameters.optimizer];
  const loss = losses[hyperparameters.lossConvention];
  const order =
    drawOrders[data.kind === 'drawn' ? 'drawn' : hasMiniBatches(data, hyperparameters) ? 'batches' : 'table'];
  const drawnData = `x = torch.randn(batch_size, input_size)
${loss.drawnTargets}
`;
  return {
    title: data.kind === 'drawn' ? 'Parameters, data, loss and optimizer' : 'Parameters, loss and optimizer',
    prose: `The seed fixes everything that is drawn from here on, in this order: fc1 (weight, bias), fc2 (weight, bias), ${order}.

${loss.prose} ${optimizer.prose}`,
    code: `torch.manual_seed(seed)
model = SimpleNet()
${data.kind === 'drawn' ? drawnData : ''}
${loss.code}
optimizer = ${optimizer.made}${remembers(hyperparameters.optimizer) ? `\n${rememberedCode(hyperparameters.optimizer)}` : ''}`,
  };
}

const drawOrders = {
  drawn: 'x, y, then the mask of each step',
  table: 'then the mask of each step',
  batches: 'then for each epoch the order of the rows and the mask of each step',
} as const;

/** A loss in Python, `loss_of(y_hat, y)`, and how y is drawn for it. */
interface LossCode extends Pick<ScriptSection, 'prose' | 'code'> {
  readonly drawnTargets: string;
}

const normalTargets = 'y = torch.randn(batch_size, output_size)';

const losses: Readonly<Record<LossConvention, LossCode>> = {
  'mean-squared-error': {
    prose: `The loss is the mean of (y_hat - y)^2 over the batch and the outputs, so dL/dy_hat has the factor 2 / (batch_size * output_size).`,
    code: `loss_of = nn.MSELoss()`,
    drawnTargets: normalTargets,
  },
  'half-squared-error': {
    prose: `The loss is the sum of (y_hat - y)^2 / 2 over the batch and the outputs, as in the lecture's derivation, so dL/dy_hat is y_hat - y.`,
    code: `
def loss_of(y_hat, y):
    return ((y_hat - y) ** 2).sum() / 2

`,
    drawnTargets: normalTargets,
  },
};
