import { isJsonObject, type JsonObject } from '../../json/json-error.ts';

/**
 * Version 0 called the hyperparameters `settings`, knew PyTorch's loss, one mask a sample and plain SGD only, and had neither predictions
 * nor undo.
 */
export function fromVersion0({ settings, ...rest }: JsonObject): JsonObject {
  return {
    ...rest,
    version: 1,
    minorVersion: 0,
    hyperparameters: isJsonObject(settings)
      ? { ...settings, lossConvention: 'mean-squared-error', maskSharing: 'per-sample', optimizer: 'sgd' }
      : settings,
    predictions: [],
    history: { past: [], future: [] },
  };
}
