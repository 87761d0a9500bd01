import { activationTable } from '#shared/variants/activations.ts';
import { dropoutImports, dropoutSection } from './dropout-section.ts';
import { editSection } from './edit-section.ts';
import { pythonFloat } from './python-literal.ts';
import type { ScriptSection } from './script-section.ts';
import type { ScriptedExperiment } from './scripted-experiment.ts';
import { startSection } from './start-section.ts';
import { tableSection } from './table-section.ts';
import { recordSection, trainingSection } from './training-section.ts';

/** The program that repeats an experiment under PyTorch and prints its numbers, in the order in which it is taught. */
export function scriptSections(experiment: ScriptedExperiment): readonly ScriptSection[] {
  const edits = editSection(experiment);
  const dataSections =
    experiment.data.kind === 'table' ? [tableSection(experiment.data, experiment.hyperparameters)] : [];
  return [
    introduction(experiment),
    settings(experiment),
    network(experiment),
    ...dataSections,
    startSection(experiment),
    dropoutSection(experiment.hyperparameters),
    ...(edits === null ? [] : [edits]),
    trainingSection(experiment, edits),
    recordSection(experiment),
  ];
}

function introduction({ hyperparameters, step }: ScriptedExperiment): ScriptSection {
  const { inputSize, hiddenSize, outputSize, seed, activation } = hyperparameters;
  const sizes = `${inputSize}-${hiddenSize}-${outputSize}`;
  return {
    title: `Dropout Lab: ${sizes}, seed ${seed}, ${step === 1 ? 'step 1' : `steps 1 to ${step}`}`,
    prose: `Trains x -> fc1 -> ${activationTable[activation].symbol} -> dropout -> fc2 -> y_hat as the app did, and prints the loss of its steps and every number of step ${step}.

What is drawn (initial parameters, data, masks) comes out exactly as in the app, what is computed from it to 2e-6: the order in which a processor adds decides the last digits. The gradients are those of PyTorch's autograd, which knows nothing of the app's formulas.

Needs PyTorch 2 (pip install torch) and nothing else; computes on the CPU, because a GPU draws other numbers. Run it from the top: every draw depends on those before it.`,
    code: `${dropoutImports(hyperparameters)}import torch
from torch import nn`,
  };
}

function settings({ hyperparameters, step }: ScriptedExperiment): ScriptSection {
  const { inputSize, hiddenSize, outputSize, batchSize, dropProbability, learningRate, seed } = hyperparameters;
  return {
    title: 'Settings',
    prose: `Those of the experiment, then how many steps to train and what to print of them.`,
    code: `seed = ${seed}
input_size = ${inputSize}
hidden_size = ${hiddenSize}
output_size = ${outputSize}
batch_size = ${batchSize}
p = ${pythonFloat(dropProbability)}  # the probability that a unit is dropped
learning_rate = ${pythonFloat(learningRate)}

steps = ${step}
print_every = ${lossInterval(step)}  # of the losses: the first, every n-th and the last
most_shown = 64  # of a larger tensor only so many rows and columns are printed`,
  };
}

const mostLosses = 20;

/** The smallest of 1, 2, 5, 10, 20, 50, ... that leaves at most `mostLosses` of the steps. */
function lossInterval(steps: number): number {
  for (let power = 1; ; power *= 10) {
    for (const factor of [1, 2, 5]) if (steps <= mostLosses * factor * power) return factor * power;
  }
}

const network = ({ hyperparameters }: ScriptedExperiment): ScriptSection => ({
  title: 'The network',
  prose: `Two linear layers with ${activationTable[hyperparameters.activation].symbol} and dropout between them. The mask is an argument and every intermediate result is returned, so that all of them can be looked at:

- z1: before the activation, one row a sample, one column a unit
- h: the hidden units
- d: the hidden units after dropout
- y_hat: the output`,
  code: `class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(input_size, hidden_size)
        self.fc2 = nn.Linear(hidden_size, output_size)

    def forward(self, x, mask):
        z1 = self.fc1(x)
        h = ${activationTable[hyperparameters.activation].code}(z1)
        d = h * mask
        y_hat = self.fc2(d)
        return z1, h, d, y_hat`,
});
