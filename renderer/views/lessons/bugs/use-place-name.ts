import { useI18n } from 'vue-i18n';
import { isProgramOutput, type ProgramPlace } from '#shared/bugs/program-place.ts';
import { useTensorName } from '../../../components/loom/use-tensor-name.ts';
import { messageKey } from '../../../locales/message-key.ts';

/** The name of a place of a program in the language in force: "gradient of hidden h", "W₁ as printed before the update". */
export function usePlaceName(): (place: ProgramPlace) => string {
  const { t } = useI18n();
  const tensorName = useTensorName();
  return (place) => (isProgramOutput(place) ? t(`bugs.place.${messageKey(place)}.name`) : tensorName(place));
}
