import { storeToRefs } from 'pinia';
import { computed, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { WeightMapping } from '#shared/contract/import-contract.ts';
import { parameterNames } from '#shared/tensors/tensor-names.ts';
import { useWeights } from '../../components/file/use-weights.ts';
import { useDialogStore } from '../../stores/dialog-store.ts';

/** Which array of the file each parameter is taken from, and what is to be said about it. */
export function useWeightMapping() {
  const { t } = useI18n();
  const dialogs = useDialogStore();
  const { weights } = storeToRefs(dialogs);
  const weightFiles = useWeights();
  const given = weights.value;
  if (given === null) throw new RangeError('the dialog of weights was opened without any');
  const { name, preview } = given;
  const { arrays, choices } = preview;

  /** The entries of `choices` themselves, so that the lists find them. */
  const chosen = ref<WeightMapping>(
    Object.fromEntries(
      parameterNames.map((parameter) => {
        const proposed = preview.proposal[parameter];
        const entry = choices[parameter].find(
          ({ array, isTransposed }) => array === proposed?.array && isTransposed === proposed.isTransposed,
        );
        return [parameter, entry ?? null];
      }),
    ) as WeightMapping, // one entry a name
  );
  const hasChosen = computed(() => parameterNames.some((parameter) => chosen.value[parameter] !== null));

  const remarks = computed(() => {
    const taken = new Map(parameterNames.map((parameter) => [chosen.value[parameter]?.array, parameter]));
    const missing = parameterNames.filter((parameter) => choices[parameter].length === 0);
    const open = parameterNames.filter(
      (parameter) => choices[parameter].length > 0 && preview.proposal[parameter] === null,
    );
    const unused = arrays.filter((array) => !taken.has(array.name));
    const rounded = arrays.filter((array) => array.isRounded && taken.has(array.name));
    const turned = parameterNames.filter((parameter) => chosen.value[parameter]?.isTransposed);
    const list = (names: readonly string[]) => names.slice(0, 12).join(', ') + (names.length > 12 ? ' …' : '');
    const say = (key: string, names: readonly string[]) => (names.length === 0 ? [] : [t(key, { names: list(names) })]);
    return [
      ...say('weights.missing', missing),
      ...say('weights.open', open),
      ...say('weights.turned', turned),
      ...say(
        'weights.rounded',
        rounded.map((array) => array.name),
      ),
      ...say(
        'weights.unused',
        unused.map((array) => `${array.name} [${array.shape.join(', ')}] ${array.type}`),
      ),
    ];
  });

  async function importWeights(): Promise<void> {
    if (given !== null && (await weightFiles.importWeights(given, chosen.value))) dialogs.close();
  }

  return { name, choices, chosen, remarks, hasChosen, importWeights };
}
