import { hyperparametersSchema, type Hyperparameters } from '#shared/hyperparameters.ts';

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

/** A number as it is typed in a language, to the last digit. */
export function typedText(value: number, locale: string): string {
  const [, mark] = new Intl.NumberFormat(locale).formatToParts(0.5);
  return String(value).replace('.', mark?.value ?? '.');
}

/** The form filled in with an experiment's settings, in a language. */
export function draftOf(settings: Hyperparameters, locale = 'en'): HyperparameterDraft {
  const { mode, lossConvention, maskSharing, optimizer } = settings;
  const texts = Object.fromEntries(numericFields.map((field) => [field, typedText(settings[field], locale)]));
  return { ...(texts as Record<NumericField, string>), mode, lossConvention, maskSharing, optimizer }; // fromEntries forgets its keys
}

/** Digits with or without a point, and a power of ten as in 1e-3: how people write numbers, programs also 0x10. */
const decimalNotation = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A typed number; a decimal comma counts as a point, an empty field is not a number. */
export function typedNumber(text: string): number {
  const trimmed = text.trim().replace(',', '.');
  return decimalNotation.test(trimmed) ? Number(trimmed) : Number.NaN;
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
