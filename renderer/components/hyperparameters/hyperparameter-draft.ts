import { hyperparametersSchema, type ChoiceName, type Hyperparameters } from '#shared/hyperparameters.ts';
import { recordBy } from '#shared/record-by.ts';
import { typedNumber, typedText } from '../../numbers/typed-number.ts';

/** The numbers of the form as the user types them. */
export type NumericField =
  'inputSize' | 'hiddenSize' | 'outputSize' | 'batchSize' | 'dropProbability' | 'learningRate' | 'seed';

/** The form while it is being filled in: text where a number is typed, so that nothing typed is lost or changed. */
export type HyperparameterDraft = Record<NumericField, string> & Pick<Hyperparameters, ChoiceName>;

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
  return { ...settings, ...recordBy(numericFields, (field) => typedText(settings[field], locale)) };
}

/** Checks the form by the one validator: either the settings, or the fields that break a rule. */
export function checkDraft(draft: HyperparameterDraft): DraftCheck {
  const numbers = recordBy(numericFields, (field) => typedNumber(draft[field]));
  const result = hyperparametersSchema.safeParse({ ...draft, ...numbers });
  if (result.success) return { hyperparameters: result.data, wrong: new Set<never>() };
  const broken = new Set(result.error.issues.map(({ path }) => path[0]));
  return { hyperparameters: null, wrong: new Set(numericFields.filter((field) => broken.has(field))) };
}
