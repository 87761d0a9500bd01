import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { DerivationStage, DerivedSettings } from '#shared/derivation.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { drawsMask, keepScale, sharesMask } from '#shared/variants/dropout-modes.ts';
import { lossGradientFactor } from '#shared/variants/losses.ts';
import { useDerivationWords } from './use-derivation-words.ts';

/** What the sentences are about; the differences are those of the stages in their order. */
export interface StageFacts {
  readonly record: StepRecord;
  readonly settings: DerivedSettings;
  readonly sample: number;
  readonly differences: readonly number[];
}

/** Why each stage is as far from the recorded gradient as it is. */
export function useStageReasons(facts: () => StageFacts): ComputedRef<Readonly<Record<DerivationStage, string>>> {
  const { t } = useI18n();
  const words = useDerivationWords();

  function mask({ record, settings, sample, differences }: StageFacts): string {
    if (!drawsMask(settings)) return t('derivation.reasons.mask.off');
    const { columns, data } = tensorMatrix(record, 'mask');
    const units = Array.from({ length: columns }, (_, unit) => unit);
    const dropped = units.filter((unit) => data[sample * columns + unit] === 0);
    const values = {
      sample: sample + 1,
      units: words.units(dropped, columns),
      scale: words.factor(keepScale(settings)),
    };
    const what = t(`derivation.reasons.mask.${keepScale(settings) !== 1 ? 'scaled' : 'unscaled'}`, values);
    const [before = 0, after = 0] = differences;
    if (!(after > before)) return what;
    const why = lossGradientFactor(settings) < 1 ? 'notAveraged' : 'othersMissing';
    return `${what} ${t(`derivation.reasons.grows.${why}`)}`;
  }

  function factor({ settings }: StageFacts): string {
    const { batchSize, outputSize, squares } = settings;
    return t(`derivation.reasons.factor.${squares}`, {
      batch: batchSize,
      out: outputSize,
      factor: words.factor(lossGradientFactor(settings)),
    });
  }

  function sum({ settings }: StageFacts): string {
    const total = settings.batchSize;
    if (total === 1) return t('derivation.reasons.sum.one');
    if (!drawsMask(settings)) return t('derivation.reasons.sum.plain', { total });
    return t(`derivation.reasons.sum.${sharesMask[settings.maskSharing] ? 'shared' : 'own'}`, { total });
  }

  return computed(() => {
    const present = facts();
    return {
      lecture: t('derivation.reasons.lecture'),
      mask: mask(present),
      factor: factor(present),
      sum: sum(present),
    };
  });
}
