import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { ScriptSection } from './script-section.ts';

/** What is drawn before the first step, in the order of the draws, the loss and the optimizer. */
export function startSection({ lossConvention }: Hyperparameters): ScriptSection {
  const loss = lossConvention === 'mean-squared-error' ? meanSquaredError : halfSquaredError;
  return {
    title: 'Parameters, data, loss and optimizer',
    prose: `The seed fixes everything that is drawn from here on, in this order: fc1 (weight, bias), fc2 (weight, bias), x, y, then the mask of each step.

${loss.prose}`,
    code: `torch.manual_seed(seed)
model = SimpleNet()
x = torch.randn(batch_size, input_size)
y = torch.randn(batch_size, output_size)

${loss.code}
optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)`,
  };
}

const meanSquaredError = {
  prose: `The loss is the mean of (y_hat - y)^2 over the batch and the outputs, so dL/dy_hat has the factor 2 / (batch_size * output_size).`,
  code: `loss_of = nn.MSELoss()`,
};

const halfSquaredError = {
  prose: `The loss is the sum of (y_hat - y)^2 / 2 over the batch and the outputs, as in the lecture's derivation, so dL/dy_hat is y_hat - y.`,
  code: `def loss_of(y_hat, y):
    return ((y_hat - y) ** 2).sum() / 2

`,
};
