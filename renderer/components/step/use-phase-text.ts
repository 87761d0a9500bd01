import { storeToRefs } from 'pinia';
import { useI18n } from 'vue-i18n';
import type { PhaseId } from '#shared/tensors/phase-ids.ts';
import { activationTable } from '#shared/variants/activations.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';

/** What a phase is called and does, in the language in force, with the settings of the step on screen. */
export function usePhaseText() {
  const { t } = useI18n();
  const { stepHyperparameters: settings } = storeToRefs(useExperimentStore());

  const symbols = () => ({ activation: activationTable[settings.value.activation].symbol });
  const name = (phase: PhaseId) => t(`phases.names.${phase}`, symbols());
  const title = (phase: PhaseId) => t(`phases.titles.${phase}`, symbols());

  /** What a phase does: how a weight moves is a matter of the optimizer, what becomes of z1 one of the activation. */
  function sentence(phase: PhaseId): string {
    switch (phase) {
      case 'update':
        return t(`optimizer.sentences.${settings.value.optimizer}`);
      case 'activation':
        return t(`activations.${settings.value.activation}.forward`);
      case 'back-through-activation':
        return t(`activations.${settings.value.activation}.backward`);
      default:
        return t(`phases.sentences.${phase}`);
    }
  }
  /** What a screen reader says behind the number of a phase when it is reached. */
  const announced = (phase: PhaseId) => t('phases.announced', { title: title(phase), sentence: sentence(phase) });
  return { name, title, sentence, announced };
}
