import { keepScale } from '../../variants/dropout-modes.ts';
import type { Quantity } from '../quantities.ts';
import { cellMistakes } from './cell-mistakes.ts';
import { ofDelta, ofNotebook, ofPairGradient, ofSampleGradient } from './gradient-mistakes.ts';
import { wrongFactors } from './mask-mistakes.ts';
import { ofDroppedCount, ofMeanDropped, ofMeanMasked } from './mean-mistakes.ts';
import { of, type MistakenNumber } from './mistaken-number.ts';
import { ofHalfError, ofModeOutput, ofSlip } from './prediction-mistakes.ts';
import { alwaysDroppedOf, countOf, dropShare, meanOfOnes, quantityValue } from './quantity-value.ts';
import type { LessonContext } from './verdict.ts';

/** The numbers that known mistakes give for a quantity, the right number among them where a mistake makes no difference. */
export function quantityMistakes(quantity: Quantity, context: LessonContext): readonly MistakenNumber[] {
  const { settings } = context;
  const p = dropShare(settings);
  switch (quantity.kind) {
    case 'cell': {
      const { tensor, row, column } = quantity.cell;
      return cellMistakes(context, tensor).map(({ mistake, at }) => ({ mistake, value: at(row, column) }));
    }
    case 'parameter-count': {
      const all = quantityValue(quantity, context);
      const [first, second] = [countOf('fc1.bias', settings), countOf('fc2.bias', settings)];
      return of('biases-uncounted', all - first - second, all - first, all - second);
    }
    case 'mean-masked':
      return ofMeanMasked(quantity, context);
    case 'probability-leaving':
      return of('wrong-factor', quantity.share, 1 / (1 - quantity.share));
    case 'mean-dropped':
      return ofMeanDropped(quantity, context);
    case 'mode-output':
      return ofModeOutput(quantity, context);
    case 'slip-output':
      return ofSlip(quantity, context);
    case 'kept-one': {
      const scale = keepScale(settings);
      return [
        ...of('scale-forgotten', 1),
        ...of('scaled-twice', scale ** 2),
        ...of('wrong-factor', ...wrongFactors(p, scale)),
        ...of('evaluation', 1),
      ];
    }
    case 'mean-of-ones': {
      const scale = keepScale(settings);
      return [
        ...of('mask-forgotten', scale),
        ...of('scale-forgotten', 1 - p),
        ...of('scaled-twice', scale * meanOfOnes(settings)),
        ...of('wrong-factor', ...wrongFactors(p, meanOfOnes(settings))),
        ...of('evaluation', 1),
      ];
    }
    case 'evaluated-one':
      return [...of('evaluation', keepScale(settings), 0), ...of('wrong-factor', ...wrongFactors(p, 1))];
    case 'dropped-count':
      return ofDroppedCount(quantity, context);
    case 'mean-dropped-count':
      return [
        ...of('wrong-factor', (1 - p) * settings.hiddenSize),
        ...of('not-averaged', p * settings.hiddenSize * settings.batchSize),
      ];
    case 'spread-dropped-count':
      return of('wrong-factor', Math.sqrt(settings.hiddenSize * p), Math.sqrt(settings.hiddenSize * (1 - p)));
    case 'always-dropped': {
      const { p: probability, draws } = alwaysDroppedOf(quantity, settings);
      return [
        ...of('wrong-factor', (1 - probability) ** draws),
        ...of('neighbour', probability ** (draws + 1), probability ** Math.max(draws - 1, 0)),
        ...of('one-sample', probability),
      ];
    }
    case 'half-error':
      return ofHalfError(quantity, context);
    case 'loss-factor': {
      const { batchSize, outputSize } = settings;
      return [
        ...of('not-averaged', 2, 2 / batchSize, 2 / outputSize),
        ...of('factor-two', 1 / (batchSize * outputSize)),
      ];
    }
    case 'sample-delta':
    case 'unmasked-delta':
      return ofDelta(quantity, context);
    case 'sample-gradient':
      return ofSampleGradient(quantity, context);
    case 'pair-gradient':
      return ofPairGradient(quantity, context);
    case 'notebook-before':
    case 'notebook-after':
      return ofNotebook(quantity, context);
  }
}
