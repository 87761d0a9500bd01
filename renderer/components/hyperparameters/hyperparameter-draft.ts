import { hyperparametersSchema, type Hyperparameters } from '#shared/hyperparameters.ts';
import { typedNumber, typedText } from '../../numbers/typed-number.ts';

/** The numbers of the form as the user types them. */
export type NumericField =
  'inputSize' | 'hiddenSize' | 'outputSize' | 'batchSize' | 'dropProbability' | 'learningRate' | 'seed';

/** The form while it is being filled in: text where a number is typed, so that nothing typed is lost or changed. */
export type HyperparameterDraft = Record<NumericField, string> &
  Pick<Hyperparameters, 'mode' | 'lossConvention' | 'maskSharing' | 'optimizer'>;

export type DraftCheck =
  | { readonly hyperparameters: Hyperparameters; readonly wrong: ReadonlySet<never> }
  | { readonly hyperparameters: null; readonly wrong: ReadonlySet<NumericField> };

const numericFields: readonly NumericField[] = [
  'inputSize',
  'hiddenSize',
  'outputSize',
  'batchSize',
  'dropProbability',
  'learningRate',
  'seed',
];

/** The form filled in with an experiment's settings, in a language. */
export function draftOf(settings: Hyperparameters, locale = 'en'): HyperparameterDraft {
  const { mode, lossConvention, maskSharing, optimizer } = settings;
  const texts = Object.fromEntries(numericFields.map((field) => [field, typedText(settings[field], locale)]));
  return { ...(texts as Record<NumericField, string>), mode, lossConvention, maskSharing, optimizer }; // fromEntries forgets its keys
}

/** Checks the form by the one validator: either the settings, or the fields that break a rule. */
export function checkDraft(draft: HyperparameterDraft): DraftCheck {
  const numbers = Object.fromEntries(numericFields.map((field) => [field, typedNumber(draft[field])]));
  const { mode, lossConvention, maskSharing, optimizer } = draft;
  const result = hyperparametersSchema.safeParse({ ...numbers, mode, lossConvention, maskSharing, optimizer });
  if (result.success) return { hyperparameters: result.data, wrong: new Set<never>() };
  const broken = new Set(result.error.issues.map(({ path }) => path[0]));
  return { hyperparameters: null, wrong: new Set(numericFields.filter((field) => broken.has(field))) };
}
