import { hasMiniBatches } from '#shared/batches.ts';
import { forwardNames, gradientSubjects, isForward } from '#shared/tensors/tensor-names.ts';
import { forwardRows } from '#shared/tensors/tensor-rows.ts';
import { remembers } from '#shared/variants/optimizers.ts';
import { maskOfKept } from './dropout-section.ts';
import type { EditSection } from './edit-section.ts';
import type { ScriptSection } from './script-section.ts';
import type { ScriptedExperiment } from './scripted-experiment.ts';

/** The training loop: what earlier sections have made, put to work. */
export function trainingSection(
  { hyperparameters, data }: ScriptedExperiment,
  edits: Pick<EditSection, 'beforeDraw' | 'afterDraw'> | null,
): ScriptSection {
  const nextBatch = hasMiniBatches(data, hyperparameters) ? '    x, y = next_batch(step)\n' : '';
  return {
    title: 'Training',
    prose: `Each step draws what it keeps, computes the output and the loss, lets autograd find the gradients (retain_grad keeps those of the intermediate results too) and updates the parameters. What they were before the last update is kept.`,
    code: `for step in range(1, steps + 1):
${edits?.beforeDraw ?? ''}${nextBatch}    kept = draw_kept()
${edits?.afterDraw ?? ''}    mask = ${maskOfKept(hyperparameters)}
    if step == steps:
        before = {name: value.detach().clone() for name, value in model.named_parameters()}
${remembers(hyperparameters.optimizer) ? '        remembered_before = remembered()\n' : ''}    optimizer.zero_grad()
    z1, h, d, y_hat = model(x, mask)
    for tensor in (z1, h, d, y_hat):
        tensor.retain_grad()
    loss = loss_of(y_hat, y)
    loss.backward()
    optimizer.step()
    if step == 1 or step % print_every == 0 or step == steps:
        print(f"step {step}: loss {loss.item():.9g}")`,
  };
}

/** Every tensor of the last step, by the app's names and in its order. */
export function recordSection({ hyperparameters }: ScriptedExperiment): ScriptSection {
  return {
    title: 'Every number of the last step',
    prose: `By the names of the app: preActivation is z1, hidden is h, dropped is d, output is y_hat; .gradient is the derivative of the loss, .after is after the update. Nine significant digits give every float32 back exactly.`,
    code: `def show(name, tensor):
    cut = f", the first {most_shown} rows and columns" if max(tensor.shape, default=0) > most_shown else ""
    print(f"\\n{name} {list(tensor.shape)}{cut}")
    for row in torch.atleast_2d(tensor.detach())[:most_shown, :most_shown].tolist():
        print(" ".join(f"{value:16.9g}" for value in row))


parameters = dict(model.named_parameters())
record = {
    "x": x,
    "y": y,
    **before,
${recordedRows}    **{f"{name}.gradient": value.grad for name, value in parameters.items()},
${remembers(hyperparameters.optimizer) ? rememberedRows : ''}    **{f"{name}.after": value for name, value in parameters.items()},
}
for name, tensor in record.items():
    show(name, tensor)`,
  };
}

/** What the forward pass computes, then the gradients of it; those of the parameters have one line of Python. */
const recordedRows = [
  ...forwardNames.map((name) => `    "${name}": ${forwardRows[name].python},\n`),
  ...gradientSubjects
    .filter((name) => isForward(name))
    .map((name) => `    "${name}.gradient": ${forwardRows[name].python}.grad,\n`),
].join('');

const rememberedRows = `    **{f"{name}.before": value for name, value in remembered_before.items()},
    **remembered(),
`;
