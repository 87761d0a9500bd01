import { matrixRow } from '../../matrix.ts';
import { tensorMatrix } from '../../step-record.ts';
import { keepScale } from '../../variants/dropout-modes.ts';
import { cellMistakes } from './cell-mistakes.ts';
import { wrongFactors } from './mask-mistakes.ts';
import { beside, neighbours, of, ofSamples, ofUnits, type MistakenNumber } from './mistaken-number.ts';
import { dropShare, droppedUnits, meanOfOnes, recorded, type QuantityOf } from './quantity-value.ts';
import type { LessonContext } from './verdict.ts';

/** The mistakes in the mean of a weight that is kept with probability q. */
export function ofMeanMasked(asked: QuantityOf<'mean-masked'>, context: LessonContext): readonly MistakenNumber[] {
  const { tensor, row, column } = asked.cell;
  const p = asked.dropProbability ?? context.settings.dropProbability;
  const weight = recorded(context, tensor, row, column);
  const besides = cellMistakes(context, tensor).filter(
    ({ mistake }) => mistake === 'neighbour' || mistake === 'transposed',
  );
  return [
    ...of('mask-forgotten', weight),
    ...of('wrong-factor', ...wrongFactors(p, 1 - p).map((factor) => factor * weight)),
    ...besides.map(({ mistake, at }) => ({ mistake, value: (1 - p) * at(row, column) })),
  ];
}

/** The mistakes in the mean of d over all masks. */
export function ofMeanDropped(asked: QuantityOf<'mean-dropped'>, context: LessonContext): readonly MistakenNumber[] {
  const { settings } = context;
  const hidden = recorded(context, 'hidden', asked.sample, asked.unit);
  const [scale, p] = [keepScale(settings), dropShare(settings)];
  return [
    ...of('mask-forgotten', hidden * scale, hidden),
    ...of('scale-forgotten', hidden * (1 - p)),
    ...of('scaled-twice', hidden * scale * meanOfOnes(settings)),
    ...of('wrong-factor', ...wrongFactors(p, meanOfOnes(settings)).map((factor) => factor * hidden)),
    ...neighbours(context, [...ofSamples(asked), ...ofUnits(asked)]),
  ];
}

/** The mistakes in counting the units a sample loses. */
export function ofDroppedCount(asked: QuantityOf<'dropped-count'>, context: LessonContext): readonly MistakenNumber[] {
  const silent = matrixRow(tensorMatrix(context.record, 'hidden'), asked.sample);
  const deadUnits = Array.from(silent).filter((value) => value === 0).length;
  return [
    ...of('gate-for-mask', deadUnits),
    ...beside(asked.sample)
      .filter((sample) => sample >= 0 && sample < context.settings.batchSize)
      .flatMap((sample) => of('neighbour', droppedUnits(context, sample))),
  ];
}
